import { expect, it } from 'vitest'
import { changeGoingBack } from '../../../../renderer/commands/play/go-back.ts'
import { appWith, contextOf } from '../../context.ts'

it.each([
  ['resumeBack', 0, 500, 'After a pause, playing goes back 0.5 s'],
  ['resumeBack', 700, 1000, 'After a pause, playing goes back 1 s'],
  ['resumeBack', 3000, 0, 'After a pause, playing goes on where it was'],
  ['typingBack', 3000, 5000, 'After typing, playing goes back 5 s'],
  ['typingBack', 5000, 0, 'After typing, playing goes on where it was'],
] as const)('%s: from %i to %i', (which, before, after, message) => {
  const context = contextOf([], { app: appWith({ [which]: before }) })
  expect(changeGoingBack(context, which)).toEqual({ settings: { [which]: after }, message })
})
