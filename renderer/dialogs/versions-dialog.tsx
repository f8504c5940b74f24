import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { EarlierVersion, Result } from '../../shared/contract.ts'
import { t } from '../../shared/words/speak.ts'
import { answer } from '../commands/ask.ts'
import { type Comparison, compareWith, listVersions, restoreVersion } from '../commands/episode/versions.ts'
import { act } from '../commands/perform.ts'
import { type DocumentState, documentStore } from '../state/document.ts'
import { Button, DialogFrame } from '../ui/dialog-frame.tsx'
import parts from '../ui/parts.module.css'
import { Differences } from './comparison.tsx'
import styles from './versions.module.css'

const selectName = ({ file }: DocumentState) => file?.name ?? ''
const KILOBYTE = 1000

/** The versions that saving has replaced: compared with the lines on screen, and brought back. */
export function VersionsDialog({ onDismiss }: { onDismiss: () => void }) {
  const name = useStore(documentStore, selectName)
  const [versions, setVersions] = useState<readonly EarlierVersion[] | null>(null)
  const [chosen, choose] = useState<number | null>(null)
  useEffect(() => {
    void listVersions().then((found) => {
      setVersions(found)
      choose(found[0]?.number ?? null)
    })
  }, [])
  const found = useComparison(chosen, chosen !== null)
  const restore = (comparison: Comparison) => {
    onDismiss()
    act(restoreVersion, comparison)
  }
  const comparison = found?.ok && found.value.differences.length > 0 ? found.value : null
  return (
    <DialogFrame
      title={t('dialog.earlierVersionsOf', { name })}
      isWide
      onDismiss={onDismiss}
      actions={
        <>
          {comparison && (
            <Button isAdvised onPress={() => restore(comparison)}>
              {t('dialog.restoreLines')}
            </Button>
          )}
          <Button isAdvised={!comparison} onPress={onDismiss}>
            {t('dialog.close')}
          </Button>
          {comparison && <p className={styles.hint}>{t('dialog.restoreHint')}</p>}
        </>
      }
    >
      {versions?.length === 0 && <p>{t('dialog.noEarlierVersions')}</p>}
      {versions !== null && versions.length > 0 && (
        <div className={styles.versions}>
          <ul className={parts.bareList} aria-label={t('dialog.earlierVersions')}>
            {versions.map((version) => (
              <li key={version.number}>
                <button
                  type="button"
                  aria-current={version.number === chosen}
                  onClick={() => choose(version.number)}
                >
                  <span>{t('dialog.replacedAt', { at: version.at })}</span>
                  <span className={parts.caption}>{sizeOf(version)}</span>
                </button>
              </li>
            ))}
          </ul>
          <div className={styles.found}>
            <Found found={found} title={t('dialog.inThisVersion')} />
          </div>
        </div>
      )}
    </DialogFrame>
  )
}

/** The version that stands on the disk now beside the lines on screen. */
export function CompareDialog() {
  const name = useStore(documentStore, selectName)
  const found = useComparison(null, true)
  const close = () => answer('cancel')
  return (
    <DialogFrame
      title={t('dialog.onDiskAndHere', { name })}
      isWide
      onDismiss={close}
      actions={
        <Button isAdvised onPress={close}>
          {t('dialog.close')}
        </Button>
      }
    >
      <Found found={found} title={t('dialog.inTheFileNow')} />
    </DialogFrame>
  )
}

function Found({ found, title }: { found: Result<Comparison> | null; title: string }) {
  if (!found) return <p role="status">{t('dialog.comparing')}</p>
  if (!found.ok) return <p role="status">{t('dialog.versionIsGone')}</p>
  return <Differences comparison={found.value} title={title} />
}

/** The comparison with a version; null until it is there. */
function useComparison(number: number | null, isWanted: boolean): Result<Comparison> | null {
  const [found, setFound] = useState<{ readonly of: number | null; readonly is: Result<Comparison> } | null>(
    null,
  )
  useEffect(() => {
    let isLeft = false
    if (isWanted) {
      void compareWith(number).then((is) => {
        if (!isLeft) setFound({ of: number, is })
      })
    }
    return () => {
      isLeft = true
    }
  }, [number, isWanted])
  return isWanted && found && found.of === number ? found.is : null
}

function sizeOf({ bytes }: EarlierVersion): string {
  if (bytes < KILOBYTE) return t('dialog.bytes', { count: bytes })
  return t('dialog.kilobytes', { count: Math.round(bytes / KILOBYTE) })
}
