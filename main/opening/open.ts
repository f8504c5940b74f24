import { mkdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { type BrowserWindow, dialog } from 'electron'
import type { MediaFile, Opened, Problem, Result, TextFile } from '../../shared/contract.ts'
import { belongs, isAboutEpisode } from '../../shared/episode/about-episode.ts'
import { message } from '../../shared/words/message.ts'
import { t } from '../../shared/words/speak.ts'
import { EXTENSIONS, findPartners } from '../files/pairing.ts'
import { replaceFile } from '../files/replace-file.ts'
import { bundledFolder } from '../grants/bundled.ts'
import { grantedMedia, grantOffered, offeredPath } from '../grants/grants.ts'
import { contentKeyNow } from '../store/content-key.ts'
import type { Store } from '../store/store.ts'
import { readAnyFile } from './open-file.ts'
import { lostAudio, replacedAudio, wasLocated } from './same-audio.ts'

/** Asks for files; null when the user cancels. Audio and transcript may be picked together. */
export async function openByDialog(store: Store, window: BrowserWindow): Promise<Opened | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: t('main.openTitle'),
    properties: ['openFile', 'multiSelections'],
    filters: [
      { name: t('main.audioAndTranscripts'), extensions: [...EXTENSIONS.audio, ...EXTENSIONS.text] },
      { name: t('main.allFiles'), extensions: ['*'] },
    ],
  })
  return canceled ? null : openFiles(store, filePaths)
}

/** So many texts come along with a transcript: chapters, a page, an article. */
const MOST_TEXTS = 12

/**
 * Opens one audio file and the texts with it, and looks for the missing half beside the other. The order in
 * which files are given changes nothing.
 */
export async function openFiles(store: Store, paths: readonly string[]): Promise<Opened> {
  const problems: Problem[] = []
  const texts: TextFile[] = []
  let audio: MediaFile | null = null
  let picked: { audio?: string; transcript?: string; text?: string } = {}
  for (const file of inOrder(paths)) {
    const read = await readAnyFile(file, store)
    if ('problem' in read) problems.push(read.problem)
    else if ('audio' in read && audio === null) {
      audio = read.audio
      const replaced = await replacedAudio(file, audio, store)
      if (replaced) problems.push(replaced)
      picked = { ...picked, audio: file }
    } else if ('text' in read && texts.length < MOST_TEXTS) {
      texts.push(read.text)
      picked = { text: file, ...picked }
      if (!isAboutEpisode(read.text.text)) picked = { transcript: file, ...picked }
    } else problems.push(leftOut(file, 'audio' in read ? 'problem.secondAudio' : 'problem.secondText'))
  }
  const found: Opened = { audio, texts, paired: null, candidates: [], problems }
  const text = picked.transcript ?? picked.text
  if (picked.audio !== undefined && picked.transcript === undefined)
    return pair(store, found, picked.audio, { wanted: 'text', given: paths })
  if (picked.audio === undefined && text !== undefined)
    return pair(store, found, text, { wanted: 'audio', given: paths })
  return found
}

/** Each file once: audio that others are named after first, then by name. */
function inOrder(paths: readonly string[]): readonly string[] {
  const rank = (file: string) => {
    const isNamedAfter = (other: string) =>
      other !== file && belongs(path.basename(file), path.basename(other))
    return EXTENSIONS.audio.includes(path.extname(file).slice(1).toLowerCase()) && paths.some(isNamedAfter)
      ? 0
      : 1
  }
  const byName = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
  return [...new Set(paths)].sort(
    (a, b) => rank(a) - rank(b) || byName(path.basename(a), path.basename(b)) || byName(a, b),
  )
}

/** Opens a file that was offered as a candidate, or audio anew that has changed. */
export async function openCandidate(store: Store, id: string): Promise<Opened> {
  const file = offeredPath(id) ?? grantedMedia(id)?.path
  if (file === undefined) throw new Error('no such candidate')
  return openAlone(store, file)
}

/** Opens the files of an episode of the library. Those that are gone are reported. */
export async function reopenEpisode(store: Store, episode: string): Promise<Opened> {
  const opened = await openFiles(store, await store.library.filesOf(episode))
  const lost = await lostAudio(store, episode, opened)
  return lost
    ? { ...opened, problems: opened.problems.filter(({ name }) => name !== lost.name), lost }
    : opened
}

/** The audio of an episode is this one now: what was added to it goes along, and it is opened so. */
export async function moveEpisode(store: Store, episode: string, id: string): Promise<Result<Opened>> {
  const before = await store.library.audioOf(episode)
  const media = wasLocated(episode, id) ? grantedMedia(id) : null
  const key = media && (await contentKeyNow(media.path))
  if (!before || !media || key === undefined || key === null)
    return { ok: false, reason: 'missing', detail: 'no such audio' }
  await store.companions.move(before.path, media.path)
  return { ok: true, value: await openFiles(store, await store.library.move(episode, media.path, key)) }
}

/** Opens the sample episode, from a copy in the user's data that may be corrected and saved. */
export async function openSample(store: Store): Promise<Opened> {
  const bundled = bundledFolder('sample')
  const folder = store.folders.sample
  await mkdir(folder, { recursive: true })
  const files = ['earmark-sample.m4a', 'earmark-sample.txt']
  for (const name of files) {
    const copy = path.join(folder, name)
    const isThere = await stat(copy).then(
      () => true,
      () => false,
    )
    // A copy that is cut short would be taken for the sample ever after.
    if (!isThere) await replaceFile(copy, await readFile(path.join(bundled, name)))
  }
  return openFiles(
    store,
    files.map((name) => path.join(folder, name)),
  )
}

async function pair(
  store: Store,
  found: Opened,
  file: string,
  { wanted, given }: { readonly wanted: 'audio' | 'text'; readonly given: readonly string[] },
): Promise<Opened> {
  const partners = (await findPartners(file, wanted)).filter((partner) => !given.includes(partner))
  const [only] = partners
  if (only === undefined) return found
  if (partners.length > 1) {
    return {
      ...found,
      candidates: partners.map((partner) => ({ grant: grantOffered(partner), name: path.basename(partner) })),
    }
  }
  const other = await openAlone(store, only)
  const problems = [...found.problems, ...other.problems]
  const audio = found.audio ?? other.audio
  const isThere = wanted === 'audio' ? other.audio !== null : other.texts.length > 0
  return {
    ...found,
    audio,
    texts: wanted === 'text' ? [...found.texts, ...other.texts] : found.texts,
    paired: isThere ? wanted : null,
    problems,
  }
}

/** Opens one file, without looking for what belongs to it. */
export async function openAlone(store: Store, file: string): Promise<Opened> {
  const read = await readAnyFile(file, store)
  return {
    audio: 'audio' in read ? read.audio : null,
    texts: 'text' in read ? [read.text] : [],
    paired: null,
    candidates: [],
    problems: 'problem' in read ? [read.problem] : [],
  }
}

function leftOut(file: string, what: 'problem.secondAudio' | 'problem.secondText'): Problem {
  return {
    name: path.basename(file),
    what: message(what),
    advice: message('advice.openByItself'),
  }
}
