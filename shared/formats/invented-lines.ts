import { type Diagnostic, warning } from '../model/diagnostic.ts'
import type { Segment } from '../model/transcript.ts'
import { type Message, message } from '../words/message.ts'
import {
  type LineSign,
  LONGEST_PHRASE,
  LOOP_TIMES,
  MOST_WORDS,
  searchFor,
  takeSign,
} from './line-fingerprint.ts'

/** Credits of subtitlers and channels that recognisers have learnt from their training texts and put at the end. */
const CREDITS: readonly string[] = [
  'amara.org',
  'subtitles by',
  'subtitled by',
  'captions by',
  'captioned by',
  'transcription by',
  'transcribed by',
  'sous-titres',
  'sous-titrage',
  'untertitel',
  'ondertiteling',
  'ondertiteld',
  'sottotitoli',
  'subtítulos',
  'legendas',
  'napisy',
  'altyazı',
  'субтитр',
  'субтитри',
  'titulky',
  'textning',
  'undertekster',
  '字幕',
  '자막',
  'ترجمة',
]
/** What recognisers hear in silence and music; people say it, too. */
const FAREWELLS: ReadonlySet<string> = new Set([
  'thanks for watching',
  'thank you for watching',
  'thank you so much for watching',
  'thanks for watching see you next time',
  'please subscribe',
  'please subscribe to my channel',
  'like and subscribe',
  "don't forget to subscribe",
  'subscribe to my channel',
  'ご視聴ありがとうございました',
  'vielen dank fürs zuschauen',
  'merci d’avoir regardé cette vidéo',
  "merci d'avoir regardé cette vidéo",
  'gracias por ver el video',
  'продолжение следует',
])
const LONGEST_CREDIT = 90
/** Lines that say the same in a row, from which on nobody speaks like that. */
const LOOP_LINES = 4
const SEARCH = searchFor(CREDITS)
const FAREWELL_HASHES: ReadonlySet<number> = new Set([...FAREWELLS].map(hashOf))

/**
 * What speech recognisers invent, as findings on lines that stay: credits nobody spoke, farewells heard in silence, and
 * text that repeats in a loop. Lines of the file are left open.
 */
export function artefactFindings(segments: readonly Segment[]): Diagnostic[] {
  const found: Diagnostic[] = []
  const sign: LineSign = { hash: 0, mayLoop: false, mayFind: false }
  let run = 1
  let hashBefore = 0
  let textBefore = ''
  for (const segment of segments) {
    const { text } = segment
    takeSign(text, SEARCH, sign)
    const { hash } = sign
    // Most lines are told apart, and cleared of all suspicion, by their sign alone.
    const repeats = hash === hashBefore && normalised(textBefore) === normalised(text)
    hashBefore = hash
    textBefore = text
    run = repeats ? run + 1 : 1
    if (run === LOOP_LINES || sign.mayFind || sign.mayLoop || FAREWELL_HASHES.has(hash))
      addFindings(found, segment, run === LOOP_LINES, sign.mayLoop)
  }
  return found
}

function addFindings(
  found: Diagnostic[],
  { id, text }: Segment,
  isLoopOfLines: boolean,
  mayLoop: boolean,
): void {
  const plain = normalised(text)
  if (plain === '') return
  const add = (code: string, words: Message) => found.push(warning(code, words, null, id))
  if (isLoopOfLines)
    add('text/loop', message('found.timesRowRecogniser', { text: short(text), times: LOOP_LINES }))
  if (isCredit(text)) add('text/credit', message('found.looksLikeCredit'))
  else if (FAREWELLS.has(plain)) add('text/farewell', message('found.recognisersHearSilence'))
  else if (mayLoop && loopsInside(plain)) add('text/loop', message('found.sameWordsRepeat'))
}

function hashOf(text: string): number {
  const sign: LineSign = { hash: 0, mayLoop: false, mayFind: false }
  takeSign(text, SEARCH, sign)
  return sign.hash
}

function isCredit(text: string): boolean {
  if (text.length > LONGEST_CREDIT) return false
  const lower = text.toLowerCase()
  return CREDITS.some((credit) => lower.includes(credit))
}

function loopsInside(plain: string): boolean {
  const words = plain.split(' ').slice(0, MOST_WORDS)
  for (let period = 1; period <= LONGEST_PHRASE && period * LOOP_TIMES <= words.length; period++) {
    let same = 0
    for (let i = period; i < words.length; i++) {
      same = words[i] === words[i - period] ? same + 1 : 0
      if (same >= period * (LOOP_TIMES - 1)) return true
    }
  }
  return false
}

/** Lower case, without punctuation at the edges of words. */
function normalised(text: string): string {
  return text
    .toLowerCase()
    .replace(/[.,!?…。！？"“”]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39).trimEnd()}…` : text
}
