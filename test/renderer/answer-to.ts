import { expect } from 'vitest'
import { answer } from '../../renderer/commands/ask.ts'
import { sessionStore } from '../../renderer/state/session.ts'
import { until } from '../until.ts'

/** Waits for a question of this kind and answers it. */
export async function answerTo(kind: string, choice: string): Promise<void> {
  await until(() => expect(sessionStore.getState().dialog?.kind).toBe(kind))
  answer(choice)
}
