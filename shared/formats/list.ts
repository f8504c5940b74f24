import { aeneas } from './aeneas.ts'
import { ass } from './ass.ts'
import { assemblyAi } from './assemblyai.ts'
import { audacity } from './audacity.ts'
import { autoEdit } from './autoedit.ts'
import { awsTranscribe } from './aws-transcribe.ts'
import { azureSpeech } from './azure-speech.ts'
import { csv } from './csv.ts'
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
import { lrc } from './lrc.ts'
import { markdown } from './markdown.ts'
import { microdvd } from './microdvd.ts'
import { otr } from './otr.ts'
import { plainText } from './plain-text.ts'
import { pocketsphinx } from './pocketsphinx.ts'
import { podcastJson } from './podcast-json.ts'
import { revAi } from './rev-ai.ts'
import { sami } from './sami.ts'
import { sbv } from './sbv.ts'
import { segLst } from './seglst.ts'
import { smil } from './smil.ts'
import { speechmatics } from './speechmatics.ts'
import { srt } from './srt.ts'
import { subviewer } from './subviewer.ts'
import { textgrid } from './textgrid.ts'
import { timedText } from './timed-text.ts'
import { trint } from './trint.ts'
import { tsv } from './tsv.ts'
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
  ...json,
  ...markup,
  ...lineFormats,
]

/** The format of that id; undefined when there is none. */
export function formatById(id: string): TranscriptFormat | undefined {
  return formats.find((format) => format.id === id)
}
