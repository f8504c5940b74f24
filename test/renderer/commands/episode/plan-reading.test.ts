import { describe, expect, it } from 'vitest'
import {
  afterQuestion,
  nothingByItself,
  presentReading,
  questionOn,
  readingBroke,
  whyNotDecoded,
  whyNotShown,
} from '../../../../renderer/commands/episode/plan-reading.ts'
import type { TextFile } from '../../../../shared/contract.ts'
import { readTranscript } from '../../../../shared/formats/index.ts'
import { inEnglish } from '../../../words.ts'
import { contextOf, FILE } from '../../context.ts'

const opened = (name: string, text: string) => {
  const rest = { grant: 't', encoding: 'utf-8', bom: false, sure: true, stamp: '', place: null }
  const file: TextFile = { ...rest, name, text }
  return { file, reading: readTranscript(text, name) }
}
const SRT = opened('a.srt', '1\n00:00:01,000 --> 00:00:02,000\nOne.\n')
const TABLE = opened('a.csv', 'Number;What\n1;Hello\n2;There\n')
const EMPTY = opened('a.srt', ' ')

describe('a question about a text', () => {
  it('comes up for a table of an unknown make, but not for one that was only found', () => {
    expect(questionOn(TABLE, false)).toMatchObject({ kind: 'mapping', file: TABLE.file })
    expect(questionOn(TABLE, true)).toBeNull()
    expect(questionOn(SRT, false)).toBeNull()
  })

  it('may leave it as it was read when that gave lines', () => {
    const mayStay = questionOn(TABLE, false)?.mayStay
    expect(mayStay).toBe(TABLE.reading.transcript.segments.length > 0)
    const without = { ...TABLE.reading, transcript: { segments: [] } }
    expect(questionOn({ ...TABLE, reading: without }, false)?.mayStay).toBe(false)
  })

  it('is answered by leaving it closed, reading it anew, or as it is', () => {
    expect(['cancel', 'mapped', 'stay'].map(afterQuestion)).toEqual(['leave', 'read', 'show'])
  })
})

describe('a text that cannot be shown', () => {
  it('has no lines; its reader says why', () => {
    expect(whyNotShown(SRT.file, SRT.reading, SRT.reading)).toBeNull()
    const problem = whyNotShown(EMPTY.file, EMPTY.reading, EMPTY.reading)!
    const said = EMPTY.reading.diagnostics.find(({ severity }) => severity === 'error')?.message
    expect(problem.what).toBe(said)
    expect(inEnglish(problem.advice)).toMatch(/^Earmark reads captions/)
  })

  it('that was unclear might be shown if the user said what it holds', () => {
    const none = { ...TABLE.reading, transcript: { segments: [] }, diagnostics: [] }
    expect(whyNotShown(TABLE.file, none, TABLE.reading)).toMatchObject({
      name: 'a.csv',
      what: 'No lines were found in this file.',
      advice: /^If it is the transcript, open it by itself/,
    })
  })

  it('stays as it is when Earmark finds nothing by itself', () => {
    expect(nothingByItself('a.csv', SRT.reading)).toBeNull()
    expect(nothingByItself('a.csv', EMPTY.reading)?.what).toMatch(/^By itself, Earmark finds no lines/)
  })

  it('could not be decoded, or its worker died', () => {
    const failed = { ok: false, reason: 'missing', detail: 'ENOENT' } as const
    expect(whyNotDecoded('a.srt', failed)).toMatchObject({
      name: 'a.srt',
      what: 'It could not be read again (ENOENT).',
    })
    expect(readingBroke('a.srt')).toMatchObject({ name: 'a.srt', what: /^Reading this file broke off/ })
  })
})

it('what is on screen was read from a file, with what was found since; our own files were not', () => {
  const { reading } = SRT
  const found = [{ ...EMPTY.reading.diagnostics[0]! }]
  const file = { ...FILE, source: reading, stamp: 's' }
  const present = presentReading(contextOf([], { document: { file, diagnostics: found } }).document)
  expect(present?.file).toMatchObject({ name: 'a.srt', text: reading.text, stamp: 's', place: null })
  expect(present?.reading.diagnostics).toBe(found)
  expect(presentReading(contextOf([]).document)).toBeNull()
})
