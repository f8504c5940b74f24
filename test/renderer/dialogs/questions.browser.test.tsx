import type { ReactElement } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { cleanup, render } from 'vitest-browser-react'
import { type Answer, ask } from '../../../renderer/commands/ask.ts'
import {
  CandidatesDialog,
  ChangedOutsideDialog,
  LossyDialog,
  ReloadDialog,
  UnencodableDialog,
  UnsavedDialog,
} from '../../../renderer/dialogs/questions.tsx'
import { message } from '../../../shared/words/message.ts'
import { resetStores } from '../stores.ts'

vi.mock('../../../renderer/host.ts', () => import('../fake-host.ts'))

beforeEach(resetStores)
afterEach(() => cleanup())

const losses = [{ kind: 'speakers', message: message('dialog.fact.speakers') }] as never

/** Asks with a dialog; what it is answered. */
async function asked(dialog: ReactElement): Promise<{ readonly answer: Promise<Answer> }> {
  const answer = ask({ kind: 'palette' })
  await render(dialog)
  return { answer }
}

const QUESTIONS: readonly [name: string, ReactElement, answers: Readonly<Record<string, Answer>>][] = [
  [
    'unsaved changes',
    <UnsavedDialog name="a.srt" />,
    { Save: 'save', Cancel: 'cancel', 'Don’t save': 'discard' },
  ],
  [
    'what a format cannot hold',
    <LossyDialog format="srt" losses={losses} />,
    { 'Save as…': 'save-as', Cancel: 'cancel', 'Save without them': 'save' },
  ],
  [
    'a file that others changed',
    <ChangedOutsideDialog name="a.srt" />,
    { 'Save as…': 'save-as', Cancel: 'cancel', Overwrite: 'overwrite', 'Compare…': 'compare' },
  ],
  [
    'reading a file again that others changed',
    <ReloadDialog name="a.srt" />,
    { Cancel: 'cancel', Reload: 'reload' },
  ],
  [
    'an encoding that lacks a character',
    <UnencodableDialog name="a.srt" encoding="windows-1252" />,
    { 'Save as UTF-8': 'utf-8', 'Go back': 'cancel' },
  ],
  [
    'several files of the same name',
    <CandidatesDialog names={['a.srt', 'a.vtt']} />,
    { 'a.srt': 'a.srt', 'a.vtt': 'a.vtt', 'None of them': 'cancel' },
  ],
]

describe.each(QUESTIONS)('the question about %s', (_, dialog, answers) => {
  it('has an answer for each of its buttons, in this order', async () => {
    await render(dialog)
    const names = page
      .getByRole('button')
      .elements()
      .map((button) => button.textContent)
    expect([...names].sort()).toEqual(Object.keys(answers).sort())
  })

  it.each(Object.entries(answers))('is answered by “%s” with %s', async (name, expected) => {
    const { answer } = await asked(dialog)
    await page.getByRole('button', { name, exact: true }).click()
    expect(await answer).toBe(expected)
  })

  it('is answered by Escape as if it was not asked', async () => {
    const { answer } = await asked(dialog)
    await userEvent.keyboard('{Escape}')
    expect(await answer).toBe('cancel')
  })
})

it('has the focus on the advised answer, which loses nothing', async () => {
  await render(<UnsavedDialog name="a.srt" />)
  await expect.element(page.getByRole('button', { name: 'Save', exact: true })).toHaveFocus()
})

it('says what a format cannot hold', async () => {
  await render(<LossyDialog format="srt" losses={losses} />)
  await expect.element(page.getByRole('dialog')).toHaveAccessibleName(/cannot hold everything/)
  await expect.element(page.getByRole('listitem')).toHaveTextContent('Speakers')
})
