import { expect, it } from 'vitest'
import type { LargeAnswer, LargeRequest } from '../../../../renderer/commands/files/large-messages.ts'
import { readTranscript } from '../../../../shared/formats/index.ts'
import { packChanges, unpackLines } from '../../../../shared/model/packed-lines.ts'
import { saidBy } from '../../fake-worker.ts'

const SRT = '1\n00:00:01,000 --> 00:00:02,000\nOne.\n\n2\n00:00:03,000 --> 00:00:04,000\nTwo.\n'
const how = { text: SRT, name: 'a.srt', durationMs: null }
const load = () => import('../../../../renderer/commands/files/large-worker.ts')
const ask = async (request: LargeRequest) => (await saidBy(load, request)) as LargeAnswer[]

it('sends the lines in parts, then what was found', async () => {
  const answers = await ask({ kind: 'read', how })
  expect(answers.map(({ kind }) => kind)).toEqual(['lines', 'read'])
  const [first] = answers
  const segments = first?.kind === 'lines' ? [...unpackLines(first.lines)] : []
  expect(segments.map(({ text, start }) => [text, start])).toEqual([
    ['One.', 1000],
    ['Two.', 3000],
  ])
  expect(answers[1]).toMatchObject({ format: 'srt' })
})

it('writes the text as read with what has become of the lines', async () => {
  const { segments } = readTranscript(SRT, 'a.srt').transcript
  const after = segments.map((segment, i) => (i === 1 ? { ...segment, text: 'Three.' } : segment))
  const changes = packChanges(segments, after)
  const answers = await ask({ kind: 'write', how, formatId: 'srt', changes })
  expect(answers).toEqual([{ kind: 'written', text: SRT.replace('Two', 'Three') }])
})

it('says what it broke on', async () => {
  const answers = await ask({ kind: 'read', how: { ...how, text: null as unknown as string } })
  expect(answers).toMatchObject([{ kind: 'failed', reason: /null/ }])
})
