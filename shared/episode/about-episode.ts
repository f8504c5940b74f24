import { readEpisodePage } from './episode-page.ts'

/** Beginnings of files that hold chapters and nothing else: ffmpeg, OGM, playlists, cue sheets, XML, JSON. */
const CHAPTERS =
  /^\ufeff?\s*(?:;FFMETADATA|CHAPTER\d+=|#EXTM3U|FILE "|<\?xml[^>]{0,200}>\s*<(?:!DOCTYPE Chapters|Chapters|psc:)|\{\s*"version"[^[]{0,2000}"chapters"\s*:\s*\[|\{\s*"chapters"\s*:\s*\[)/i
const HEAD = 4096

/** True for a text that is chapters by its kind, whatever it is called. */
export function isChaptersKind(text: string): boolean {
  return CHAPTERS.test(text.slice(0, HEAD))
}

/** True for a text that is about an episode by what it holds, and so no transcript: a page, or chapters. */
export function isAboutEpisode(text: string): boolean {
  return isChaptersKind(text) || readEpisodePage(text) !== null
}

/**
 * True when a transcript is named after an audio file, with at most a language or the audio's extension
 * added: `talk.mp3` and `talk.srt`, `talk.en.srt` or `talk.mp3.srt`.
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

function withoutExtension(name: string): string {
  const at = name.lastIndexOf('.')
  return at > 0 ? name.slice(0, at) : name
}
