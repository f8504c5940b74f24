import { aeneas } from './aeneas.ts'
import { assemblyAi } from './assemblyai.ts'
import { autoEdit } from './autoedit.ts'
import { awsTranscribe } from './aws-transcribe.ts'
import { azureSpeech } from './azure-speech.ts'
import { deepgram } from './deepgram.ts'
import { digitalPaperEdit } from './dpe.ts'
import { draftJs } from './draft-js.ts'
import { eaf } from './eaf.ts'
import type { TranscriptFormat } from './format.ts'
import { genericJson } from './generic-json.ts'
import { gentle } from './gentle.ts'
import { googleSpeech } from './google-speech.ts'
import { htmlHyperaudio } from './html-hyperaudio.ts'
import { htmlPodcast } from './html-podcast.ts'
import { ibmWatson } from './ibm-watson.ts'
import { kaldi } from './kaldi.ts'
import { otr } from './otr.ts'
import { plainText } from './plain-text.ts'
import { pocketsphinx } from './pocketsphinx.ts'
import { podcastJson } from './podcast-json.ts'
import { revAi } from './rev-ai.ts'
import { sami } from './sami.ts'
import { segLst } from './seglst.ts'
import { smil } from './smil.ts'
import { speechmatics } from './speechmatics.ts'
import { srt } from './srt.ts'
import { timedText } from './timed-text.ts'
import { trint } from './trint.ts'
import { ttml } from './ttml.ts'
import { vtt } from './vtt.ts'
import { whisperCpp } from './whisper-cpp.ts'
import { whisperJson } from './whisper-json.ts'
import { wordArrays } from './word-arrays.ts'
import { youtubeJson3 } from './youtube-json3.ts'
import { youtubeXml } from './youtube-xml.ts'

const json: readonly TranscriptFormat[] = [
  whisperJson,
  podcastJson,
  whisperCpp,
  deepgram,
  assemblyAi,
  awsTranscribe,
  googleSpeech,
  azureSpeech,
  revAi,
  speechmatics,
  kaldi,
  ibmWatson,
  aeneas,
  autoEdit,
  digitalPaperEdit,
  draftJs,
  gentle,
  pocketsphinx,
  segLst,
  trint,
  wordArrays,
  genericJson,
]

const markup: readonly TranscriptFormat[] = [
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

/** All formats, the most common first. A new one is added here and nowhere else. */
export const formats: readonly TranscriptFormat[] = [srt, vtt, timedText, plainText, ...json, ...markup]

/** The format of that id; undefined when there is none. */
export function formatById(id: string): TranscriptFormat | undefined {
  return formats.find((format) => format.id === id)
}
