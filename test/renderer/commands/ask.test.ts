import { beforeEach, expect, it } from 'vitest'
import { answer, ask, dismissDialog } from '../../../renderer/commands/ask.ts'
import { sessionStore } from '../../../renderer/state/session.ts'
import { resetStores } from '../stores.ts'

const dialog = () => sessionStore.getState().dialog
beforeEach(resetStores)

it('a question stays open until it is answered', async () => {
  const asked = ask({ kind: 'unsaved', name: 'a.srt' })
  expect(dialog()).toEqual({ kind: 'unsaved', name: 'a.srt' })
  answer('discard')
  await expect(asked).resolves.toBe('discard')
  expect(dialog()).toBeNull()
})

it('another question, or closing the dialog, answers with cancel', async () => {
  const first = ask({ kind: 'save-as' })
  const second = ask({ kind: 'export-copy' })
  await expect(first).resolves.toBe('cancel')
  expect(dialog()).toEqual({ kind: 'export-copy' })
  dismissDialog()
  await expect(second).resolves.toBe('cancel')
})

it('an answer counts for one question only', async () => {
  answer('save')
  const asked = ask({ kind: 'save-as' })
  answer('srt')
  answer('vtt')
  await expect(asked).resolves.toBe('srt')
})
