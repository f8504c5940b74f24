import { readdir } from 'node:fs/promises'
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
 * Sorted by name; empty when the folder cannot be listed.
 */
export async function findPartners(file: string, wanted: 'audio' | 'text'): Promise<string[]> {
  const folder = path.dirname(file)
  const names = await readdir(folder).catch(() => [])
  const known = names.filter(
    (name) => EXTENSIONS[wanted].includes(extension(name)) && name !== path.basename(file),
  )
  const [audio, text] = wanted === 'text' ? [file, null] : [null, file]
  return known
    .filter((name) =>
      audio ? belongs(path.basename(audio), name) : text ? belongs(name, path.basename(text)) : false,
    )
    .sort()
    .map((name) => path.join(folder, name))
}

function extension(name: string): string {
  return path.extname(name).slice(1).toLowerCase()
}
