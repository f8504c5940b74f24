import type { TranscriptFormat } from './core/format.ts'
import { sbv } from './cues/sbv.ts'
import { srt } from './cues/srt.ts'
import { subviewer } from './cues/subviewer.ts'
import { vtt } from './cues/vtt.ts'
import { eaf } from './eaf/eaf.ts'
import { htmlHyperaudio } from './html/html-hyperaudio.ts'
import { htmlPodcast } from './html/html-podcast.ts'
import { otr } from './html/otr.ts'
import { aeneas } from './json/vendors/aeneas.ts'
import { assemblyAi } from './json/vendors/assemblyai.ts'
import { autoEdit } from './json/vendors/autoedit.ts'
import { awsTranscribe } from './json/vendors/aws-transcribe.ts'
import { azureSpeech } from './json/vendors/azure-speech.ts'
import { deepgram } from './json/vendors/deepgram.ts'
import { digitalPaperEdit } from './json/vendors/dpe.ts'
import { draftJs } from './json/vendors/draft-js.ts'
import { genericJson } from './json/vendors/generic-json.ts'
import { gentle } from './json/vendors/gentle.ts'
import { googleSpeech } from './json/vendors/google-speech.ts'
import { huggingFace } from './json/vendors/hugging-face.ts'
import { ibmWatson } from './json/vendors/ibm-watson.ts'
import { kaldi } from './json/vendors/kaldi.ts'
import { pocketsphinx } from './json/vendors/pocketsphinx.ts'
import { podcastJson } from './json/vendors/podcast-json.ts'
import { revAi } from './json/vendors/rev-ai.ts'
import { segLst } from './json/vendors/seglst.ts'
import { speechmatics } from './json/vendors/speechmatics.ts'
import { trint } from './json/vendors/trint.ts'
import { whisperCpp } from './json/vendors/whisper-cpp.ts'
import { whisperJson } from './json/vendors/whisper-json.ts'
import { wordArrays } from './json/vendors/word-arrays.ts'
import { youtubeJson3 } from './json/vendors/youtube-json3.ts'
import { sami } from './markup/sami.ts'
import { smil } from './markup/smil.ts'
import { youtubeXml } from './markup/youtube-xml.ts'
import { csv } from './tables/csv.ts'
import { tsv } from './tables/tsv.ts'
import { ass } from './text/ass.ts'
import { audacity } from './text/audacity.ts'
import { lrc } from './text/lrc.ts'
import { markdown } from './text/markdown.ts'
import { microdvd } from './text/microdvd.ts'
import { mpl2 } from './text/mpl2.ts'
import { plainText } from './text/plain-text.ts'
import { timedText } from './text/timed-text.ts'
import { tmplayer } from './text/tmplayer.ts'
import { textgrid } from './textgrid/textgrid.ts'
import { ttml } from './ttml/ttml.ts'

const json: readonly TranscriptFormat[] = [
  whisperJson,
  podcastJson,
  whisperCpp,
  huggingFace,
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
  mpl2,
  tmplayer,
]

/** All formats, the most common first. New ones are added here and nowhere else. */
export const formats: readonly TranscriptFormat[] = [
  srt,
  vtt,
  timedText,
  plainText,
  ...json,
  ...markup,
  ...lineFormats,
]

/** The format with this id; undefined when there is none. */
export function formatById(id: string): TranscriptFormat | undefined {
  return formats.find((format) => format.id === id)
}
