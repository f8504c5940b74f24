import type { Dirent } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import { belongs } from '../../shared/episode/about-episode.ts'

const AUDIO = ['mp3', 'm4a', 'm4b', 'mp4', 'aac', 'opus', 'ogg', 'oga', 'flac', 'wav', 'webm', 'mka', 'mkv']
const CAPTIONS = [
  'srt',
  'vtt',
  'webvtt',
  'sbv',
  'ass',
  'ssa',
  'ttml',
  'dfxp',
  'itt',
  'lrc',
  'sub',
  'mpl',
  'smi',
  'sami',
  'smil',
]
const TABLES = ['csv', 'tsv', 'tab', 'textgrid', 'eaf', 'otr']
const DOCUMENTS = [
  'json',
  'json3',
  'xml',
  'srv1',
  'srv2',
  'srv3',
  'html',
  'htm',
  'xhtml',
  'txt',
  'text',
  'md',
  'markdown',
]
const TEXT = [...CAPTIONS, ...TABLES, ...DOCUMENTS]

/** What the other half may be called. */
export const EXTENSIONS = { audio: AUDIO, text: TEXT } as const

/**
 * Files beside `file` that belong to it by name: `talk.mp3` and `talk.srt`, `talk.en.srt` or `talk.mp3.srt`.
 * Sorted by name; empty when the folder cannot be listed. A link counts when it leads to a file below the
 * folder: who packed the folder does not choose what else is opened.
 */
export async function findPartners(file: string, wanted: 'audio' | 'text'): Promise<string[]> {
  const folder = path.dirname(file)
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const [audio, text] = wanted === 'text' ? [file, null] : [null, file]
  const fits = ({ name }: Dirent) =>
    EXTENSIONS[wanted].includes(extension(name)) &&
    name !== path.basename(file) &&
    (audio ? belongs(path.basename(audio), name) : text ? belongs(name, path.basename(text)) : false)
  const found: string[] = []
  for (const entry of entries.filter(fits)) {
    const partner = path.join(folder, entry.name)
    if (entry.isFile() || (entry.isSymbolicLink() && (await staysIn(folder, partner)))) found.push(partner)
  }
  return found.sort()
}

async function staysIn(folder: string, link: string): Promise<boolean> {
  // On Windows even to look where it leads may ask another computer.
  if (process.platform === 'win32') return false
  try {
    const [top, target] = await Promise.all([realpath(folder), realpath(link)])
    return target.startsWith(path.join(top, path.sep)) && (await stat(target)).isFile()
  } catch {
    return false
  }
}

function extension(name: string): string {
  return path.extname(name).slice(1).toLowerCase()
}
