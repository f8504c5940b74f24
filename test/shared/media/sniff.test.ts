import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SNIFF_BYTES, sniffMedia } from '../../../shared/media/sniff.ts'
import { inEnglish } from '../../words.ts'

const latin = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0))
const joined = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]))
const kindOf = (bytes: Uint8Array | string) => {
  const found = sniffMedia(typeof bytes === 'string' ? latin(bytes) : bytes)
  return found && `${found.plays ? 'plays' : 'refuses'} ${inEnglish(found.kind)}`
}

/** MPEG-1 layer III, 128 kbit/s, 44.1 kHz: 417 bytes. */
function mp3Frame(): Uint8Array {
  const frame = new Uint8Array(417)
  frame.set([0xff, 0xfb, 0x90, 0x64])
  return frame
}
function adtsFrame(length = 32): Uint8Array {
  const frame = new Uint8Array(length)
  frame.set([0xff, 0xf1, 0x50, 0x80, length >> 3, ((length & 7) << 5) | 0x1f, 0xfc])
  return frame
}
const wave = (codec: number) =>
  `RIFF\0\0\0\0WAVEfmt \x10\0\0\0${String.fromCharCode(codec & 255, codec >> 8)}\x01\0`
const mp4 = (codec: string) => `\0\0\0\x20ftypM4A ....stsd\0\0\0\0\0\0\0\x01\0\0\0\x24${codec}`

describe('sniffMedia', () => {
  it.each([
    [wave(1), 'plays WAV'],
    [wave(3), 'plays WAV'],
    [wave(0xfffe), 'plays WAV'],
    ['RIFF\0\0\0\0WAVE', 'plays WAV'],
    ['fLaC\0\0\0\x22', 'plays FLAC'],
    ['OggS\0\x02........OpusHead', 'plays Opus in Ogg'],
    ['OggS\0\x02........\x01vorbis', 'plays Vorbis in Ogg'],
    ['OggS\0\x02........\x7fFLAC', 'plays FLAC in Ogg'],
    [mp4('mp4a'), 'plays AAC in MP4'],
    ['\0\0\0\x18ftypisom', 'plays AAC in MP4'],
    ['\x1a\x45\xdf\xa3....webm....A_OPUS', 'plays WebM'],
    ['\x1a\x45\xdf\xa3....matroska....A_AAC', 'plays Matroska'],
  ])('knows %j: %s', (bytes, expected) => {
    expect(kindOf(bytes)).toBe(expected)
  })

  it.each([
    [wave(2), 'refuses Microsoft ADPCM in WAV'],
    [wave(0x161), 'refuses Windows Media (WMA) in WAV'],
    ['RIFF\0\0\0\0AVI LIST', 'refuses AVI video'],
    ['OggS\0\x02........Speex   ', 'refuses Speex in Ogg'],
    [mp4('alac'), 'refuses Apple Lossless (ALAC) in MP4'],
    [mp4('ac-3'), 'refuses Dolby AC-3 in MP4'],
    ['\x1a\x45\xdf\xa3....matroska....A_ALAC', 'refuses Apple Lossless (ALAC) in Matroska'],
    ['FORM\0\0\0\x2eAIFFCOMM', 'refuses AIFF'],
    ['FORM\0\0\0\x2eAIFCFVER', 'refuses AIFF'],
    ['.snd\0\0\0\x18', 'refuses Sun Audio (AU)'],
    ['caff\0\x01', 'refuses Core Audio (CAF)'],
    ['#!AMR\n', 'refuses AMR'],
    ['wvpk', 'refuses WavPack'],
    ['MAC \x96\x0f', "refuses Monkey's Audio (APE)"],
    ['MThd\0\0\0\x06', 'refuses MIDI'],
    ['\x30\x26\xb2\x75\x8e\x66\xcf\x11', 'refuses Windows Media (WMA)'],
  ])('names what cannot be played, %j: %s', (bytes, expected) => {
    expect(kindOf(bytes)).toBe(expected)
  })

  it('knows MP3 by two frames that agree, after a tag or a little junk', () => {
    const frames = joined(mp3Frame(), mp3Frame(), mp3Frame())
    expect(kindOf(frames)).toBe('plays MP3')
    expect(kindOf(joined(new Uint8Array(1000), frames))).toBe('plays MP3')
    expect(kindOf(joined(latin('ID3\x04\0\0\0\0\x02\0'), new Uint8Array(256), frames))).toBe('plays MP3')
    expect(kindOf(joined(latin('ID3\x04\0\0\0\x7f\x7f\x7f'), new Uint8Array(500)))).toBe('plays MP3')
    expect(kindOf(joined(mp3Frame(), new Uint8Array(1000)))).toBeNull()
  })

  it('knows AAC by two frames that agree', () => {
    expect(kindOf(joined(adtsFrame(), adtsFrame(40), adtsFrame()))).toBe('plays AAC')
    expect(kindOf(joined(adtsFrame(), new Uint8Array(100)))).toBeNull()
  })

  it('finds no audio in text and in nothing', () => {
    const texts = ['', 'R', 'RIFF', 'WEBVTT\n', '1\n00:00:01,000 --> 00:00:02,000\nMusic', '{"segments":[]}']
    for (const text of texts) expect(kindOf(text), text).toBeNull()
    expect(kindOf(latin('\xff\xfeW\0E\0B\0V\0T\0T\0'))).toBeNull()
    expect(kindOf('FORMAT of AIFF files')).toBeNull()
  })

  it('never throws, however short or odd the bytes', () => {
    const starts = [
      '',
      'RIFF\0\0\0\0WAVEfmt ',
      'OggS',
      '\0\0\0\x20ftyp',
      'ID3\x04\0\0',
      '\x1a\x45\xdf\xa3',
      '\xff\xfb',
    ]
    const bytes = fc
      .tuple(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 600 }))
      .map(([start, rest]) => joined(latin(start), rest))
    fc.assert(
      fc.property(bytes, (file) => {
        const found = sniffMedia(file)
        if (found) expect([found.kind !== '', found.mime.includes('/')]).toEqual([true, true])
      }),
    )
  })
})

/** A folder of real files by others, which are not part of this repository. */
const odd = path.join(process.env.EARMARK_CORPUS ?? '', 'audio/odd')

describe.runIf(process.env.EARMARK_CORPUS && existsSync(odd))('real files', () => {
  const names = existsSync(odd) ? readdirSync(odd) : []
  const kind = (name: string) =>
    kindOf(new Uint8Array(readFileSync(path.join(odd, name))).subarray(0, SNIFF_BYTES))

  it('are refused when they are AIFF', () => {
    const aiff = names.filter((name) => /\.aiff?$/.test(name))
    expect(aiff.length).toBeGreaterThan(0)
    for (const name of aiff) expect(kind(name), name).toBe('refuses AIFF')
  })

  it.each([
    [/\.mp3$/, /^plays MP3$/],
    [/\.flac$/, /^plays FLAC$/],
    [/\.(ogg|opus)$/, /^plays (Vorbis|FLAC|Opus) in Ogg$/],
    [/\.aac$/, /^plays AAC$/],
    [/speech.*\.wav$/, /^plays WAV$/],
    [/\.(m4b|mp4)$/, /^plays AAC in MP4$/],
    [/alac.*\.mka$/, /^refuses Apple Lossless/],
  ])('of the kind %s are told by %s', (pattern, expected) => {
    const files = names.filter((name) => pattern.test(name))
    expect(files.length).toBeGreaterThan(0)
    for (const name of files) expect(kind(name), name).toMatch(expected)
  })
})
