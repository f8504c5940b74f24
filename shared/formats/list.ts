import { ass } from './ass.ts'
import { audacity } from './audacity.ts'
import { csv } from './csv.ts'
import type { TranscriptFormat } from './format.ts'
import { lrc } from './lrc.ts'
import { markdown } from './markdown.ts'
import { microdvd } from './microdvd.ts'
import { plainText } from './plain-text.ts'
import { sbv } from './sbv.ts'
import { srt } from './srt.ts'
import { subviewer } from './subviewer.ts'
import { textgrid } from './textgrid.ts'
import { timedText } from './timed-text.ts'
import { tsv } from './tsv.ts'
import { vtt } from './vtt.ts'
import { whisperJson } from './whisper-json.ts'

/** Captions, tables and labels in lines of text. */
const lineFormats: readonly TranscriptFormat[] = [
  sbv,
  lrc,
  ass,
  markdown,
  csv,
  tsv,
  audacity,
  textgrid,
  subviewer,
  microdvd,
]

/** All formats, the most common first. A new one is added here and nowhere else. */
export const formats: readonly TranscriptFormat[] = [
  srt,
  vtt,
  timedText,
  plainText,
  whisperJson,
  ...lineFormats,
]

/** The format of that id; undefined when there is none. */
export function formatById(id: string): TranscriptFormat | undefined {
  return formats.find((format) => format.id === id)
}
