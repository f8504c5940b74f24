import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { slice } from '../../../shared/formats/core/lines.ts'
import { type ReadResult, readTranscript } from '../../../shared/formats/index.ts'
import { corpusFile, joined, shifted, splitBefore, withReplaced, withShift, withText } from './app-edits.ts'
import { patched, rows } from './fixtures.ts'

/** Small files with one oddity each; no part of this repository. */
const CASES = path.join(process.env['EARMARK_CORPUS'] ?? '', 'cases')
const file = (name: string) => corpusFile('cases', name)
const MARKUP = /<[^>]*>|\{[^}]*\}/g

/** The raw text of a line, as it stands in its file. */
function rawText({ text, transcript, tokens }: ReadResult, at: number): string {
  const token = tokens.get(transcript.segments[at]?.id ?? '')?.text
  return token ? slice(text, token) : ''
}

describe.runIf(process.env['EARMARK_CORPUS'] && existsSync(CASES))('markup of the files of cases', () => {
  it.each(['smi', 'srt', 'ttml', 'vtt'])('01 a changed word is all that changes (%s)', (type) => {
    const { read, text } = file(`01-italic-word-edit.${type}`)
    for (const [at, { id, text: line }] of read.transcript.segments.entries())
      for (const { 0: word, index } of line.matchAll(/\w+/g)) {
        const nth = [...line.slice(0, index).matchAll(new RegExp(`\\b${word}\\b`, 'g'))].length
        const from = read.tokens.get(id)?.text?.from ?? 0
        // The word with the same number among those that stand in no tag.
        const bare = text.slice(from).replace(MARKUP, (tag) => ' '.repeat(tag.length))
        const there = from + ([...bare.matchAll(new RegExp(`\\b${word}\\b`, 'g'))][nth]?.index ?? 0)
        const wanted = `${text.slice(0, there)}Zz${text.slice(there + word.length)}`
        expect(withText(read, at, `${line.slice(0, index)}Zz${line.slice(index + word.length)}`)).toBe(wanted)
      }
  })

  it('01 replacing in all lines leaves their tags', () => {
    const { read, text } = file('01-replace-all.srt')
    expect(withReplaced(read, 'wind', 'rain')).toBe(text.replace(/wind/gi, 'rain'))
    expect(text.match(/wind/gi)).toHaveLength(4)
  })

  it.each(['srt', 'vtt'])('02 both halves of a split line have its tags (%s)', (type) => {
    const { read } = file(`02-split-styled.${type}`)
    for (const at of [1, 2]) {
      const raw = rawText(read, at)
      const { text } = read.transcript.segments[at] ?? { text: '' }
      const [first = '', second = ''] = text.split(/(?<=\.) /)
      const parted = splitBefore(read, at, second)
      const again = readTranscript(parted, read.name)
      expect([rawText(again, at), rawText(again, at + 1)]).toEqual([
        raw.replace(` ${second}`, ''),
        raw.replace(`${first} `, ''),
      ])
      expect(rows(again)[at + 1]?.slice(2)).toEqual([read.transcript.segments[at]?.speaker, second])
    }
  })

  it.each(['srt', 'vtt'])('02 joined lines keep the tags of both (%s)', (type) => {
    const { read } = file(`02-split-styled.${type}`)
    const tags = (raw: string) => raw.match(MARKUP)?.length ?? 0
    const again = readTranscript(joined(read, 1), read.name)
    const [one, other] = [rawText(read, 1), rawText(read, 2)]
    expect(tags(rawText(again, 1))).toBe(tags(one) + tags(other))
  })

  it('17 symbols of Praat are read and found, and stay where nothing is changed', () => {
    const { read, bytes, again } = file('17-praat-trigraphs.TextGrid')
    const letters = read.transcript.segments.map(({ text }) => text.replace(/[ -~]/g, ''))
    expect(letters).toEqual(['üß', 'ö', 'üä'])
    expect(read.text).not.toMatch(/[üßöä]/)
    expect(again(patched(read, read.transcript).text).equals(bytes)).toBe(true)
    const last = /\w+$/.exec(read.transcript.segments[0]?.text ?? '')?.[0] ?? ''
    expect(withReplaced(read, last, 'Zz')).toBe(read.text.replace(last, 'Zz'))
  })
})

/** Which lines cannot be read whole, and what the others say beyond ASCII. */
const DAMAGED: readonly (readonly [name: string, line: number, encoding: string])[] = [
  ['04-lone-byte.srt', 7, 'utf-8'],
  ['04-lone-byte-ru.vtt', 9, 'utf-8'],
  ['04-cut-mid-char.srt', 11, 'utf-8'],
  ['04-one-latin1-line.srt', 123, 'utf-8'],
  ['05-bom-bad-byte.srt', 7, 'utf-8'],
]

describe.runIf(process.env['EARMARK_CORPUS'] && existsSync(CASES))('bytes of the files of cases', () => {
  it.each(DAMAGED)('%s: line %i is named, its bytes stay', (name, line, encoding) => {
    const one = file(name)
    expect(one.encoding).toBe(encoding)
    const { diagnostics, transcript } = one.read
    expect(diagnostics.map((finding) => [finding.code, finding.line])).toEqual([['file/unread-bytes', line]])
    const whole = transcript.segments.filter(({ text }) => text.isWellFormed())
    expect(whole).toHaveLength(transcript.segments.length - 1)
    expect(whole.every(({ text }) => !/[ÃÐÂ\ufffd]/.test(text))).toBe(true)
    const later = one.again(shifted(one.read, 100))
    const isTime = (at: number) => /[\d:,.]/.test(String.fromCharCode(one.bytes[at] ?? 0))
    expect(later.length).toBe(one.bytes.length)
    expect([...later.keys()].filter((at) => later[at] !== one.bytes[at] && !isTime(at))).toEqual([])
    expect(later.equals(one.bytes)).toBe(false)
    expect(
      readTranscript(shifted(one.read, 100), name).transcript.segments.map(({ start }) => start),
    ).toEqual(withShift(one.read, 100).segments.map(({ start }) => start))
  })
})
