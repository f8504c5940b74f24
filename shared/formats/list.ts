import { eaf } from './eaf.ts'
import type { TranscriptFormat } from './format.ts'
import { htmlHyperaudio } from './html-hyperaudio.ts'
import { htmlPodcast } from './html-podcast.ts'
import { otr } from './otr.ts'
import { plainText } from './plain-text.ts'
import { sami } from './sami.ts'
import { smil } from './smil.ts'
import { srt } from './srt.ts'
import { timedText } from './timed-text.ts'
import { ttml } from './ttml.ts'
import { vtt } from './vtt.ts'
import { whisperJson } from './whisper-json.ts'
import { youtubeJson3 } from './youtube-json3.ts'
import { youtubeXml } from './youtube-xml.ts'

/** All formats, the most common first. A new one is added here and nowhere else. */
export const formats: readonly TranscriptFormat[] = [
  srt,
  vtt,
  timedText,
  plainText,
  whisperJson,
  ttml,
  htmlPodcast,
  htmlHyperaudio,
  otr,
  youtubeXml,
  youtubeJson3,
  eaf,
  sami,
  smil,
]

/** The format of that id; undefined when there is none. */
export function formatById(id: string): TranscriptFormat | undefined {
  return formats.find((format) => format.id === id)
}
