import { appStore, FIRST_APP } from '../../renderer/state/app.ts'
import { clearDocument } from '../../renderer/state/document.ts'
import { episodeStore, NO_EPISODE } from '../../renderer/state/episode.ts'
import { FIRST_FIND, findStore } from '../../renderer/state/find.ts'
import { findingsStore, NO_FINDINGS } from '../../renderer/state/findings.ts'
import { modeStore, NO_MODE } from '../../renderer/state/mode.ts'
import { FIRST_SELECTION, selectionStore } from '../../renderer/state/selection.ts'
import { FIRST_SESSION, sessionStore } from '../../renderer/state/session.ts'

/** Every store as it is at the start. */
export function resetStores(): void {
  modeStore.setState(NO_MODE, true)
  clearDocument()
  selectionStore.setState(FIRST_SELECTION, true)
  sessionStore.setState(FIRST_SESSION, true)
  episodeStore.setState(NO_EPISODE, true)
  appStore.setState(FIRST_APP, true)
  findStore.setState(FIRST_FIND, true)
  findingsStore.setState(NO_FINDINGS, true)
}
