import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { page } from 'vitest/browser'
import { cleanup, render } from 'vitest-browser-react'
import { Problems } from '../../../renderer/bars/problems.tsx'
import { report } from '../../../renderer/commands/say.ts'
import { sessionStore } from '../../../renderer/state/session.ts'
import { argumentsOf } from '../fake-host.ts'
import { resetStores } from '../stores.ts'

vi.mock('../../../renderer/host.ts', () => import('../fake-host.ts'))

beforeEach(resetStores)
afterEach(() => cleanup())

const LOST = { name: 'a.srt', what: 'is not there any more.', advice: 'Choose it anew.' }
const FULL = { name: 'b.srt', what: 'does not fit on the disk.', advice: 'Make room.' }

it('is not there without problems', async () => {
  await render(<Problems />)
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument()
})

it('tells each problem once, with what to do, until it is dismissed', async () => {
  await render(<Problems />)
  report(LOST, FULL)
  report(LOST)
  await expect
    .element(page.getByRole('listitem').nth(1))
    .toHaveTextContent(/b\.srt does not fit .* Make room/)
  expect(page.getByRole('listitem').elements()).toHaveLength(2)
  await page.getByRole('button', { name: 'Dismiss' }).click()
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument()
  expect(sessionStore.getState().problems).toEqual([])
})

it('a defect: many of a kind took a quarter of the window; they are one line', async () => {
  await render(<Problems />)
  for (const name of ['a.srt', 'b.srt', 'c.srt', 'd.srt', 'e.srt']) report({ ...LOST, name })
  await expect
    .element(page.getByRole('listitem'))
    .toHaveTextContent('a.srt, b.srt, c.srt and 2 others is not there any more. Choose it anew.')
  const rows = () => expect.poll(() => page.getByRole('listitem').elements().length)
  report(FULL, { ...FULL, what: 'is cut off.' })
  await rows().toBe(3)
  await page.getByRole('button', { name: 'Show 1 more' }).click()
  await rows().toBe(4)
  await page.getByRole('button', { name: 'Show fewer' }).click()
  await rows().toBe(3)
})

it('copies all that it tells, a line for each', async () => {
  await render(<Problems />)
  report(LOST, FULL)
  await page.getByRole('button', { name: 'Copy this message' }).click()
  expect(argumentsOf('copyText')).toEqual([
    { text: 'a.srt: is not there any more. Choose it anew.\nb.srt: does not fit on the disk. Make room.' },
  ])
  await expect.poll(() => sessionStore.getState().message).toBe('Message copied')
})
