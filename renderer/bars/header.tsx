import { FolderOpen, Keyboard, PanelRight, Save } from 'lucide-react'
import { useStore } from 'zustand'
import { visibleName } from '../../shared/base/visible-text.ts'
import { formatById } from '../../shared/formats/index.ts'
import { printReading } from '../../shared/model/time.ts'
import { t, toText } from '../../shared/words/speak.ts'
import { run, tooltip } from '../commands/dispatch/run.ts'
import { episodeTitle } from '../commands/kept/episode-title.ts'
import { act } from '../commands/perform.ts'
import { showPanel } from '../commands/play/view.ts'
import { type AppState, appStore, selectMac } from '../state/app.ts'
import { type DocumentState, documentStore } from '../state/document.ts'
import { type EpisodeState, episodeStore } from '../state/episode.ts'
import { selectUnsaved } from '../state/selectors.ts'
import { type SessionState, sessionStore } from '../state/session.ts'
import { IconButton } from '../ui/icon-button.tsx'
import styles from './header.module.css'

const selectFile = (state: DocumentState) => state.file
const selectTitle = (state: DocumentState) => state.title
const selectCount = (state: DocumentState) => state.transcript.segments.length
const selectFindings = (state: DocumentState) =>
  state.diagnostics.filter(({ severity }) => severity !== 'info').length
const selectAudio = (state: SessionState) => state.audio
const selectDuration = (state: SessionState) => state.durationMs
const selectPage = (state: EpisodeState) => state.page
const selectAudioTitle = (state: EpisodeState) => state.audioTitle
const selectPanel = (state: AppState) => state.settings.panel

/** The open episode: title, one line of facts, findings, save. */
export function Header() {
  const file = useStore(documentStore, selectFile)
  const title = useStore(documentStore, selectTitle)
  const count = useStore(documentStore, selectCount)
  const findings = useStore(documentStore, selectFindings)
  const unsaved = useStore(documentStore, selectUnsaved)
  const audio = useStore(sessionStore, selectAudio)
  const durationMs = useStore(sessionStore, selectDuration)
  const mac = useStore(appStore, selectMac)
  const page = useStore(episodeStore, selectPage)
  const audioTitle = useStore(episodeStore, selectAudioTitle)
  const format = file && toText(formatById(file.format)?.name ?? file.format)
  const lines = t('bar.lines', { count })
  const ofAudio = [
    audio ? visibleName(audio.name) : null,
    durationMs === null ? null : printReading(durationMs),
  ]
    .filter(Boolean)
    .join(' · ')
  const ofText =
    file && `${visibleName(file.name)} (${format}, ${file.encoding}${file.sure ? '' : '?'}) · ${lines}`
  const name = visibleName(episodeTitle(title ?? page?.title ?? audioTitle, audio?.name ?? file?.name ?? ''))
  return (
    <header className={styles.header}>
      <div className={styles.about}>
        <h1 title={name}>{name}</h1>
        <p>
          {unsaved && <strong className={styles.unsaved}>{t('bar.unsaved')} · </strong>}
          <span title={ofAudio}>{ofAudio}</span>
          {ofAudio && ofText && ' · '}
          {ofText && (
            <button type="button" title={tooltip('file.report', mac)} onClick={() => run('file.report')}>
              {ofText}
            </button>
          )}
        </p>
      </div>
      {findings > 0 && (
        <button type="button" className={styles.findings} onClick={() => run('file.report')}>
          <span aria-hidden="true">▲</span> {t('bar.findings', { count: findings })}
        </button>
      )}
      <Tools unsaved={unsaved} />
    </header>
  )
}

function Tools({ unsaved }: { unsaved: boolean }) {
  const mac = useStore(appStore, selectMac)
  const panel = useStore(appStore, selectPanel)
  return (
    <>
      <IconButton tip={tooltip('file.open', mac)} label={t('bar.open')} onPress={() => run('file.open')}>
        <FolderOpen size={18} />
      </IconButton>
      <IconButton
        tip={tooltip('file.save', mac)}
        label={t('bar.save')}
        isDisabled={!unsaved}
        onPress={() => run('file.save')}
      >
        <Save size={18} />
      </IconButton>
      <IconButton
        tip={t('bar.sidePanelChaptersNotes')}
        label={t('bar.sidePanel')}
        isPressed={panel !== 'none'}
        onPress={() => act(showPanel, panel === 'none' ? 'chapters' : 'none')}
      >
        <PanelRight size={18} className={styles.sidePanel} />
      </IconButton>
      <IconButton tip={tooltip('help.keys', mac)} label={t('bar.keys')} onPress={() => run('help.keys')}>
        <Keyboard size={18} />
      </IconButton>
    </>
  )
}
