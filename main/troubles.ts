import type { Problem } from '../shared/contract.ts'
import { message } from '../shared/words/message.ts'
import type { Trouble } from './store/json-file.ts'

/** What the user is told of a file of ours that could not be taken as it is. */
export function problemOf({ name, what, keptAs }: Trouble): Problem {
  const advice = keptAs === null ? message(`trouble.advice.${what}`) : message('advice.keptAs', { keptAs })
  return { name, what: message(`trouble.${what}`), advice }
}
