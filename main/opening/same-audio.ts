import { stat } from 'node:fs/promises'
import path from 'node:path'
import { type BrowserWindow, dialog } from 'electron'
import type { LocatedAudio, LostAudio, MediaFile, Opened, Problem, Result } from '../../shared/contract.ts'
import { printReading } from '../../shared/model/time.ts'
import { message } from '../../shared/words/message.ts'
import { t, toText } from '../../shared/words/speak.ts'
import { exactAudio } from '../audio/prepare.ts'
import { EXTENSIONS } from '../files/pairing.ts'
import { errorCode } from '../files/write-all.ts'
import { contentKeyNow } from '../store/content-key.ts'
import { episodeId } from '../store/episode-id.ts'
import type { Store } from '../store/store.ts'
import { readAnyFile } from './open-file.ts'

/** What is said of audio that has other content than when the user was last here; null = it is the same. */
export async function replacedAudio(file: string, media: MediaFile, store: Store): Promise<Problem | null> {
  const before = await store.library.audioOf(episodeId(file, null))
  if (before?.key == null) return null
  const key = await contentKeyNow(file)
  if (key === undefined || key === before.key) return null
  const now = lengthOf(media)
  const lengths =
    now === null || before.durationMs === null
      ? message('problem.audioReplaced')
      : message('problem.audioReplacedLengths', {
          now: printReading(now),
          then: printReading(before.durationMs),
        })
  return { name: media.name, what: lengths, advice: message('advice.checkTimes') }
}

/** The audio of an episode that was opened, when that is not where it was; undefined = nothing is missing. */
export async function lostAudio(
  store: Store,
  episode: string,
  opened: Opened,
): Promise<LostAudio | undefined> {
  const before = await store.library.audioOf(episode)
  if (!before || opened.audio || !(await isGone(before.path))) return undefined
  return { episode, name: path.basename(before.path) }
}

/** Which audio the user has chosen for which episode. */
const located = new Set<string>()

/** True when the user has chosen this audio for that episode. */
export function wasLocated(episode: string, grant: string): boolean {
  return located.has(`${episode} ${grant}`)
}

/** Asks where the audio of an episode is now, and compares what is chosen; null when the user cancels. */
export async function locateAudio(
  window: BrowserWindow,
  store: Store,
  episode: string,
): Promise<Result<LocatedAudio | null>> {
  const before = await store.library.audioOf(episode)
  if (!before) return { ok: false, reason: 'bad-request', detail: 'unknown episode' }
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: t('main.locateTitle', { name: path.basename(before.path) }),
    properties: ['openFile'],
    filters: [
      { name: t('main.audio'), extensions: [...EXTENSIONS.audio] },
      { name: t('main.allFiles'), extensions: ['*'] },
    ],
  })
  const [file] = filePaths
  if (canceled || file === undefined) return { ok: true, value: null }
  const read = await readAnyFile(file, store)
  const name = path.basename(file)
  if (!('audio' in read)) {
    const detail = 'problem' in read ? toText(read.problem.what) : ''
    return { ok: false, reason: 'unreadable', detail, name }
  }
  const { grant, exact } = read.audio
  const durationMs = (exact ?? (await exactAudio(grant).catch(() => null)))?.durationMs
  located.add(`${episode} ${grant}`)
  const isSame = before.key !== null && (await contentKeyNow(file)) === before.key
  const nowMs = durationMs ?? lengthOf(read.audio)
  return { ok: true, value: { grant, name, isSame, nowMs, thenMs: before.durationMs } }
}

function isGone(file: string): Promise<boolean> {
  return stat(file).then(
    () => false,
    (cause: unknown) => errorCode(cause) === 'ENOENT',
  )
}

function lengthOf({ exact, promisedMs }: MediaFile): number | null {
  return exact?.durationMs ?? promisedMs
}
