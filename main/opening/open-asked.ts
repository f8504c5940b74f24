import type { Opened, Problem } from '../../shared/contract.ts'
import { message } from '../../shared/words/message.ts'
import type { Asked, Refused } from '../files/arguments.ts'
import type { Store } from '../store/store.ts'
import { openFiles } from './open.ts'

/** A name is told up to here; addresses may be longer than any window is wide. */
const MOST_OF_NAME = 200

/** Opens what a start or the page asked for, and tells of what may not be opened. */
export async function openAsked(store: Store, { files, refused }: Asked): Promise<Opened> {
  const opened = await openFiles(store, files)
  return { ...opened, problems: [...refused.map(refusal), ...opened.problems] }
}

function refusal({ name, why }: Refused): Problem {
  return {
    name: name.slice(0, MOST_OF_NAME),
    what: message(`problem.refused.${why}`),
    advice: message(`advice.refused.${why}`),
  }
}
