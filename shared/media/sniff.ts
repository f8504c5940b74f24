import { message, type Words } from '../words/message.ts'

/**
 * The kind of a file, by its first bytes. Codecs and containers have the same name in every language. `plays`
 * false = Chromium cannot decode it. Signatures: RFC 3533 (Ogg), RFC 9639 (FLAC), RFC 8794 (EBML),
 * ISO 14496-12 (MP4), RIFF/WAVE, ID3v2.
 */
export type MediaKind = {
  readonly kind: Words
  readonly mime: string
  readonly plays: boolean
  /** Set where seeking needs help: frames without a table, or a table with an edit list. */
  readonly layout: 'mp3' | 'adts' | 'mp4' | null
}

/** Bytes that `sniffMedia` needs; fewer are fine. */
export const SNIFF_BYTES = 65_536

/** Container and codec, or null when the bytes are no known audio or video file. */
export function sniffMedia(bytes: Uint8Array): MediaKind | null {
  const at = (offset: number, text: string) => ascii(bytes, offset, text.length) === text
  if (at(0, 'RIFF') && at(8, 'WAVE')) return wave(bytes)
  if (at(0, 'RIFF') && at(8, 'AVI ')) return refused(message('media.video', { name: 'AVI' }))
  if (at(0, 'fLaC')) return plays('FLAC', 'audio/flac')
  if (at(0, 'OggS')) return ogg(bytes)
  if (at(4, 'ftyp')) return mp4(bytes)
  if (bytes[0] === 0x1a && bytes[1] === 0x45 && bytes[2] === 0xdf && bytes[3] === 0xa3) return matroska(bytes)
  if (at(0, 'FORM') && (at(8, 'AIFF') || at(8, 'AIFC'))) return refused('AIFF')
  if (at(0, '.snd')) return refused('Sun Audio (AU)')
  if (at(0, 'caff')) return refused('Core Audio (CAF)')
  if (at(0, '#!AMR')) return refused('AMR')
  if (at(0, 'wvpk')) return refused('WavPack')
  if (at(0, 'MAC ')) return refused("Monkey's Audio (APE)")
  if (at(0, 'MThd')) return refused('MIDI')
  if (bytes[0] === 0x30 && bytes[1] === 0x26 && bytes[2] === 0xb2 && bytes[3] === 0x75)
    return refused('Windows Media (WMA)')
  return mpeg(bytes)
}

function plays(kind: Words, mime: string, layout: MediaKind['layout'] = null): MediaKind {
  return { kind, mime, plays: true, layout }
}

function refused(kind: Words): MediaKind {
  return { kind, mime: 'application/octet-stream', plays: false, layout: null }
}

function within(codec: Words, container: string): Words {
  return message('media.within', { codec, container })
}

const WAVE_CODECS: Readonly<Record<number, string>> = {
  2: 'Microsoft ADPCM',
  0x11: 'IMA ADPCM',
  0x31: 'GSM 6.10',
  0x161: 'Windows Media (WMA)',
}

function wave(bytes: Uint8Array): MediaKind {
  const format = bytes.length > 21 ? (bytes[20] ?? 0) | ((bytes[21] ?? 0) << 8) : 1
  const codec = ascii(bytes, 12, 4) === 'fmt ' ? WAVE_CODECS[format] : undefined
  return codec ? refused(within(codec, 'WAV')) : plays('WAV', 'audio/wav')
}

function ogg(bytes: Uint8Array): MediaKind {
  const head = ascii(bytes, 0, 512)
  if (head.includes('OpusHead')) return plays(within('Opus', 'Ogg'), 'audio/ogg')
  if (head.includes('\x01vorbis')) return plays(within('Vorbis', 'Ogg'), 'audio/ogg')
  if (head.includes('\x7fFLAC')) return plays(within('FLAC', 'Ogg'), 'audio/ogg')
  if (head.includes('Speex')) return refused(within('Speex', 'Ogg'))
  if (head.includes('theora')) return refused(within(message('media.video', { name: 'Theora' }), 'Ogg'))
  return plays('Ogg', 'audio/ogg')
}

const MP4_CODECS: Readonly<Record<string, string>> = {
  alac: 'Apple Lossless (ALAC)',
  'ac-3': 'Dolby AC-3',
  'ec-3': 'Dolby E-AC-3',
  samr: 'AMR',
}

function mp4(bytes: Uint8Array): MediaKind {
  const head = ascii(bytes, 0, SNIFF_BYTES)
  const entry = head.indexOf('stsd')
  const codec = entry < 0 ? undefined : MP4_CODECS[ascii(bytes, entry + 16, 4)]
  return codec ? refused(within(codec, 'MP4')) : plays(within('AAC', 'MP4'), 'audio/mp4', 'mp4')
}

const MATROSKA_CODECS: readonly (readonly [mark: string, name: string])[] = [
  ['A_AC3', 'Dolby AC-3'],
  ['A_EAC3', 'Dolby E-AC-3'],
  ['A_DTS', 'DTS'],
  ['A_ALAC', 'Apple Lossless (ALAC)'],
  ['A_TRUEHD', 'Dolby TrueHD'],
]

function matroska(bytes: Uint8Array): MediaKind {
  const head = ascii(bytes, 0, SNIFF_BYTES)
  const codec = MATROSKA_CODECS.find(([mark]) => head.includes(mark))
  if (codec) return refused(within(codec[1], 'Matroska'))
  return plays(head.includes('webm') ? 'WebM' : 'Matroska', 'audio/webm')
}

/** MP3 and ADTS AAC: two consistent frame headers after an ID3v2 tag or a little junk. */
function mpeg(bytes: Uint8Array): MediaKind | null {
  const tagged = ascii(bytes, 0, 3) === 'ID3'
  const tag = tagged ? 10 + [6, 7, 8, 9].reduce((size, i) => (size << 7) | ((bytes[i] ?? 0) & 0x7f), 0) : 0
  for (let i = tag; i < Math.min(bytes.length - 4, tag + 8192); i++) {
    if (bytes[i] !== 0xff || ((bytes[i + 1] ?? 0) & 0xe0) !== 0xe0) continue
    const adts = adtsLength(bytes, i)
    if (adts > 7 && adtsLength(bytes, i + adts) > 7) return plays('AAC', 'audio/aac', 'adts')
    const length = layer3Length(bytes, i)
    // Of noise, one header in the middle is chance; a short file may be one frame.
    const isAlone = i === tag && i + length >= bytes.length - 4
    if (length > 0 && (isAlone || layer3Length(bytes, i + length) > 0))
      return plays('MP3', 'audio/mpeg', 'mp3')
  }
  // A large picture in the tag hides the first frame: the tag alone means MP3.
  return tagged ? plays('MP3', 'audio/mpeg', 'mp3') : null
}

function adtsLength(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== 0xff || ((bytes[at + 1] ?? 0) & 0xf6) !== 0xf0) return 0
  return (((bytes[at + 3] ?? 0) & 3) << 11) | ((bytes[at + 4] ?? 0) << 3) | ((bytes[at + 5] ?? 0) >> 5)
}

const RATES = [44_100, 48_000, 32_000]
const BITRATES_1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
const BITRATES_2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]

/** Length in bytes of the layer III frame at `at`; 0 when there is none. */
function layer3Length(bytes: Uint8Array, at: number): number {
  const [first = 0, second = 0, third = 0] = bytes.subarray(at, at + 3)
  const version = (second >> 3) & 3
  if (first !== 0xff || (second & 0xe0) !== 0xe0 || version === 1 || ((second >> 1) & 3) !== 1) return 0
  const rate = (RATES[(third >> 2) & 3] ?? 0) / (version === 3 ? 1 : version === 2 ? 2 : 4)
  const bitrate = (version === 3 ? BITRATES_1 : BITRATES_2)[third >> 4] ?? 0
  if (rate === 0 || bitrate === 0) return 0
  return Math.floor(((version === 3 ? 144 : 72) * bitrate * 1000) / rate) + ((third >> 1) & 1)
}

function ascii(bytes: Uint8Array, from: number, length: number): string {
  let text = ''
  const end = Math.min(bytes.length, from + length)
  for (let i = from; i < end; i++) text += String.fromCharCode(bytes[i] ?? 0)
  return text
}
