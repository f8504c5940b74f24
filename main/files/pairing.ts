import { readdir } from 'node:fs/promises'
import path from 'node:path'

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

/**
 * True when a transcript is named after an audio file, with at most a language or the audio's extension
 * added.
 */
export function belongs(audioName: string, textName: string): boolean {
  const whole = fold(audioName)
  const stem = withoutExtension(whole)
  const text = withoutExtension(fold(textName))
  if (text === stem || text === whole) return true
  return text.startsWith(`${stem}.`) && /^[a-z]{2,3}([-_][a-z0-9]{2,4})?$/.test(text.slice(stem.length + 1))
}

/** File systems spell accents in two ways. */
function fold(name: string): string {
  return name.normalize('NFC').toLowerCase()
}

function extension(name: string): string {
  return path.extname(name).slice(1).toLowerCase()
}

function withoutExtension(name: string): string {
  return name.slice(0, name.length - path.extname(name).length)
}
