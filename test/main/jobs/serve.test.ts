import { describe, expect, it } from 'vitest'
import { serveJob, type Work } from '../../../main/jobs/serve.ts'
import { until } from '../../until.ts'

/** A job that is served; `send` writes to it as main would. */
function serve<Order, Answer>(work: Work<Order, Answer>) {
  const sent: unknown[] = []
  let listener: (message: { readonly data: unknown }) => void = () => undefined
  serveJob(
    {
      on: (_event, taker) => {
        listener = taker
      },
      postMessage: (message) => sent.push(message),
    },
    work,
  )
  return { sent, send: (data: unknown) => listener({ data }) }
}

describe('a job', () => {
  it('does what it is told, says what comes of it, and that it is done', async () => {
    const { sent, send } = serve<number, string>((order, tell) => {
      for (let i = 1; i <= order; i++) tell(`part ${i}`)
      return Promise.resolve()
    })
    expect(sent).toEqual([])
    send({ kind: 'start', order: 2 })
    await until(() => expect(sent).toHaveLength(3))
    expect(sent).toEqual([
      { kind: 'progress', answer: 'part 1' },
      { kind: 'progress', answer: 'part 2' },
      { kind: 'done' },
    ])
  })

  it('says why it failed', async () => {
    const { sent, send } = serve(() => Promise.reject(new Error('no sound')))
    send({ kind: 'start', order: null })
    await until(() => expect(sent).toEqual([{ kind: 'failed', reason: 'Error: no sound' }]))
  })

  it('hears that nobody wants it any more', async () => {
    const { sent, send } = serve((_order, _tell, signal) => {
      return new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(new Error('cancelled')), { once: true })
      })
    })
    send({ kind: 'start', order: null })
    send({ kind: 'cancel' })
    await until(() => expect(sent).toEqual([{ kind: 'failed', reason: 'Error: cancelled' }]))
  })
})
