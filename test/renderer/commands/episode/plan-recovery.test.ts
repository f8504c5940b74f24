import { describe, expect, it } from 'vitest'
import {
  fileOf,
  readMapped,
  recordedText,
  restored,
  toRead,
  whatIsMissing,
} from '../../../../renderer/commands/episode/plan-recovery.ts'
import type { Recovered, TextFile } from '../../../../shared/contract.ts'
import { readByHand, readTranscript } from '../../../../shared/formats/index.ts'
import { fingerprintOf } from '../../../../shared/journal/fingerprint.ts'
import { recordOf } from '../../../../shared/journal/record.ts'
import { setText } from '../../../../shared/lines/set-text.ts'
import { toText } from '../../../../shared/words/speak.ts'

const text = '0:01 One.\n\n0:02 Two.\n'
const reading = readTranscript(text, 'talk.txt', { durationMs: 5000 })
const file: TextFile = {
  grant: 'g',
  name: 'talk.txt',
  text,
  encoding: 'utf-8',
  bom: false,
  sure: true,
  stamp: 's',
  place: null,
}
const how = {
  name: 'talk.txt',
  format: reading.format,
  durationMs: 5000,
  lines: fingerprintOf(reading.transcript.segments),
}
const recovered = (changes: Partial<Recovered> = {}): Recovered => ({
  opened: { audio: null, texts: [file], paired: null, candidates: [], problems: [] },
  how: JSON.stringify(how),
  records: [],
  isTorn: false,
  ...changes,
})
const edit = setText(reading.transcript, 1, 'Mine.', { label: 'x' })
if (!edit) throw new Error('nothing changes')
const record = recordOf({ do: 'edit', edit, asOne: false, count: 2 })

describe('recordedText', () => {
  it('is the text with how it was read; without either there is none', () => {
    expect(recordedText(recovered())).toEqual({ file, how })
    expect(recordedText(recovered({ how: '{}' }))).toBeNull()
    const opened = { ...recovered().opened, texts: [] }
    expect(recordedText(recovered({ opened }))).toBeNull()
  })
})

describe('how a text is read again', () => {
  it('is as it was told then', () => {
    expect(toRead({ file, how })).toEqual({
      text,
      name: 'talk.txt',
      durationMs: 5000,
      formatId: reading.format,
    })
    expect(toRead({ file, how: { ...how, times: 'ms' } })).toMatchObject({ times: 'ms' })
  })

  it('is by the mapping of the user, where there was one', () => {
    const table = 'x;y\n5;Hello\n9;There\n'
    const mapping = {
      kind: 'columns',
      roles: { start: '0', text: '1' },
      unit: 'seconds',
      delimiter: ';',
      header: true,
      rate: 25,
      fromFirst: false,
    } as const
    const mapped = readByHand(table, 'a.csv', mapping, { durationMs: null })
    const again = readMapped({
      file: { ...file, text: table },
      how: { ...how, name: 'a.csv', byHand: mapping },
    })
    expect(again?.transcript).toEqual(mapped.transcript)
    expect(readMapped({ file, how })).toBeNull()
    expect(readMapped({ file, how: { ...how, byHand: { kind: 'fly' } } })).toBeNull()
  })
})

describe('restored', () => {
  it('has the edits and their names; names that this version does not know are plain', () => {
    const other = record.replace('"label":"x"', '"label":{"key":"of.tomorrow","values":{}}')
    const done = restored(reading, { file, how }, [record, other], 7)
    expect(done?.state.transcript.segments[1]?.text).toBe('Mine.')
    expect(done?.state.history.past.map(({ label }) => toText(label))).toEqual(['x', 'Correction'])
    expect(done?.state.since).toEqual({ at: 7, by: 'opened' })
  })

  it('is nothing on other lines than those that were edited', () => {
    const other = readTranscript('0:01 One.\n\n0:02 Three.\n', 'talk.txt')
    expect(restored(other, { file, how }, [record], 7)).toBeNull()
  })
})

describe('the file of a restored document', () => {
  const base = { ...restored(reading, { file, how }, [], 0)!.state }

  it('is as it was read, or as it was last saved', () => {
    expect(fileOf(file, reading, base)).toMatchObject({ grant: 'g', stamp: 's', source: reading })
    const form = { name: 'b.vtt', format: 'vtt', encoding: 'utf-8', bom: false, sure: true, stamp: 't' }
    const saved = fileOf(file, reading, { ...base, file: { ...form, own: false, choices: { eol: 'lf' } } })
    expect(saved).toEqual({ grant: 'g', ...form, source: null, choices: { eol: 'lf' } })
    expect(fileOf(file, reading, { ...base, file: { ...form, own: true } }).source).toBe(reading)
  })
})

it('what is missing is said: records that do not count, or the last one that was torn', () => {
  const replayed = (read: number, all: number) => ({ ...restored(reading, { file, how }, [], 0)!, read, all })
  expect(whatIsMissing('a', false, replayed(3, 3))).toBeNull()
  expect(whatIsMissing('a', true, replayed(3, 3))?.what).toContain('last correction')
  expect(whatIsMissing('a', true, replayed(1, 3))?.what).toContain('2 entries')
})
