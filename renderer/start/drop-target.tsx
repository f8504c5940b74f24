import { useEffect, useState } from 'react'
import { t } from '../../shared/words/speak.ts'
import { takeDropped } from '../commands/episode/open.ts'
import { documentStore } from '../state/document.ts'
import { sessionStore } from '../state/session.ts'
import styles from './start.module.css'

/** Takes files dropped anywhere, and says during the drag what will happen. */
export function DropTarget() {
  const [promise, setPromise] = useState<string | null>(null)
  useEffect(() => {
    const ending = new AbortController()
    const { signal } = ending
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    window.addEventListener(
      'dragover',
      (event) => {
        if (!hasFiles(event)) return
        event.preventDefault()
        if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy'
        setPromise(describe([...(event.dataTransfer?.items ?? [])].map(({ type }) => type)))
      },
      { signal },
    )
    window.addEventListener('dragleave', (event) => event.relatedTarget === null && setPromise(null), {
      signal,
    })
    window.addEventListener(
      'drop',
      (event) => {
        event.preventDefault()
        setPromise(null)
        const files = [...(event.dataTransfer?.files ?? [])]
        if (files.length > 0) void takeDropped(files)
      },
      { signal },
    )
    return () => ending.abort()
  }, [])
  return promise === null ? null : <div className={styles.drop}>{promise}</div>
}

/** What dropping files of these types would do, given what is open. */
function describe(types: readonly string[]): string {
  const hasAudio = types.some((type) => /^(audio|video)\//.test(type))
  const { audio } = sessionStore.getState()
  const { file } = documentStore.getState()
  if (types.length > 1 || (!audio && !file)) return t('start.openHere')
  if (hasAudio)
    return file && !audio ? t('start.addAsAudio', { name: file.name }) : t('start.openThisEpisode')
  return audio ? t('start.addAsTranscript', { name: audio.name }) : t('start.openHere')
}
