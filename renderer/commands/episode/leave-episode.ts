import { stopWork } from '../files/large-text.ts'
import { endSaving } from '../files/save.ts'
import { leaveCompanion } from '../kept/companion.ts'
import { rememberPlace } from '../kept/places.ts'

/**
 * Puts away what is on screen, before another episode takes its place or none. The order matters, and all of
 * it comes before the document is cleared or the audio taken away.
 */
export async function leaveEpisode(): Promise<void> {
  // What it asks about this transcript, and writes of it, would go on with the next one.
  await endSaving()
  // A text that is still being read would come on screen after this episode has gone.
  stopWork()
  // The playhead is asked where it is: other audio would set it to 0.
  await rememberPlace()
  // What the user has added is kept under the grants of the files that are still on screen, with the lines it
  // is on; then it is forgotten, so that nothing of it is taken for the next episode's.
  await leaveCompanion()
}
