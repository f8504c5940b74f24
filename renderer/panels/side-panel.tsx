import { BookMarked, CircleCheck, History, Info, NotebookPen, Users, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { PANELS, type PanelId } from '../../shared/settings.ts'
import { t } from '../../shared/words/speak.ts'
import { act } from '../commands/perform.ts'
import { showPanel } from '../commands/play/view.ts'
import { type AppState, appStore } from '../state/app.ts'
import { type FindingsState, findingsStore } from '../state/findings.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { sidewaysStep } from '../ui/sideways-step.ts'
import { ChangesPanel } from './changes-panel.tsx'
import { ChaptersPanel } from './chapters-panel.tsx'
import { ChecksPanel } from './checks-panel.tsx'
import { EpisodePanel } from './episode-panel.tsx'
import { NotesPanel } from './notes-panel.tsx'
import styles from './side-panel.module.css'
import { SpeakersPanel } from './speakers-panel.tsx'

const selectCount = (state: FindingsState) => state.findings.length
const selectPanel = (state: AppState) => state.settings.panel
const ICONS: Readonly<Record<PanelId, typeof X>> = {
  chapters: BookMarked,
  notes: NotebookPen,
  checks: CircleCheck,
  changes: History,
  speakers: Users,
  episode: Info,
}
const VIEWS: Readonly<Record<PanelId, () => ReactNode>> = {
  chapters: ChaptersPanel,
  notes: NotesPanel,
  checks: ChecksPanel,
  changes: ChangesPanel,
  speakers: SpeakersPanel,
  episode: EpisodePanel,
}

/** The panel beside the transcript: views of the episode, chosen with tabs. */
export function SidePanel() {
  const panel = useStore(appStore, selectPanel)
  if (panel === 'none') return null
  const View = VIEWS[panel]
  return (
    <aside className={styles.side}>
      <div className={styles.tabs}>
        <div role="tablist" aria-label={t('panel.sidePanel')} onKeyDown={(event) => moveTab(event, panel)}>
          {PANELS.map((id) => (
            <button
              key={id}
              id={`tab-${id}`}
              type="button"
              role="tab"
              aria-selected={id === panel}
              aria-controls="side-panel"
              aria-label={t(`panel.name.${id}`)}
              title={t(`panel.name.${id}`)}
              tabIndex={id === panel ? 0 : -1}
              onClick={() => act(showPanel, id)}
            >
              <Icon id={id} />
              {id === panel && t(`panel.name.${id}`)}
              {id === 'checks' && <ChecksCount />}
            </button>
          ))}
        </div>
        <IconButton
          tip={t('panel.closeThePanel')}
          label={t('panel.closeThePanel')}
          onPress={() => act(showPanel, 'none')}
        >
          <X size={16} />
        </IconButton>
      </div>
      <div id="side-panel" role="tabpanel" aria-label={t(`panel.name.${panel}`)} className={styles.panel}>
        <View />
      </div>
    </aside>
  )
}

/** Six names do not fit side by side: only the current tab shows its name. */
function Icon({ id }: { id: PanelId }) {
  const Sign = ICONS[id]
  return <Sign size={16} aria-hidden />
}

function ChecksCount() {
  const count = useStore(findingsStore, selectCount)
  return count > 0 ? <span className={styles.count}> {count > 999 ? '999+' : count}</span> : null
}

/** Arrow keys move between the tabs (ARIA tabs pattern). */
function moveTab(event: React.KeyboardEvent, panel: PanelId): void {
  const step = sidewaysStep(event)
  const next = step && PANELS[(PANELS.indexOf(panel) + step + PANELS.length) % PANELS.length]
  if (!next) return
  event.preventDefault()
  event.stopPropagation()
  act(showPanel, next)
  document.getElementById(`tab-${next}`)?.focus()
}
