import { describe, expect, it } from 'vitest'
import type { HandMapping } from '../../../shared/formats/core/mapped-roles.ts'
import { readByHand, readTranscript } from '../../../shared/formats/index.ts'
import {
  assignRole,
  columnsOf,
  keysFor,
  mappableKind,
  partsOf,
  proposeByHand,
  roleAt,
  signatureOf,
} from '../../../shared/formats/user-mapping.ts'
import { createSegment } from '../../../shared/model/transcript.ts'
import { withEnglish } from '../../words.ts'
import { change, patched, rows } from './fixtures.ts'

const TABLE = 'Bild;Was;Ab;Dauer\n7;Guten Tag;0,5;1,5\n8;(Musik);;\n9;Und hier;2,5;2\n'
const JSON_TEXT = `{"titel": "x", "teile": [
  {"was": "Guten Tag", "wer": "Anna", "zeit": {"ab": 500, "bis": 2250}},
  {"was": "Und hier ist Bert", "wer": "Bert", "zeit": {"ab": 2500, "bis": 4750}}
], "quellen": [{"url": "https://a.b/c"}]}`
const NO_HINT = { durationMs: null }

function proposed(text: string, name: string): HandMapping {
  const mapping = proposeByHand(text, name)
  if (!mapping) throw new Error('nothing to map')
  return mapping
}

describe('what can be mapped', () => {
  it.each([
    ['a.csv', TABLE, 'columns'],
    ['a.txt', TABLE, 'columns'],
    ['a.txt', 'One, two, and three.\nFour, five, and six.\nSeven, eight, nine.\n', null],
    ['a.json', JSON_TEXT, 'keys'],
    ['a.txt', JSON_TEXT, 'keys'],
    ['a.json', '{"version": 1, "files": [{"size": 3}]}', null],
    ['a.csv', 'one column only\nand another row\n', null],
    ['a.csv', 'PK\u0003\u0004;1;2\n', null],
    ['a.csv', '<table><tr><td>1;2;3</td></tr></table>', null],
    ['a.srt', '1\n00:00:01,000 --> 00:00:02,000\nHello, you\n', null],
    ['a.ass', '[Script Info]\nTitle: a, b\n', null],
  ])('is, in %s %j, %j', (name, text, kind) => {
    expect(mappableKind(text, name)).toBe(kind)
    expect(proposeByHand(text, name)?.kind ?? null).toBe(kind)
  })
})

describe('columns', () => {
  it('are shown with their names and first values', () => {
    const mapping = proposed(TABLE, 'a.csv')
    expect(partsOf(TABLE, mapping)).toEqual([
      { id: '0', name: 'Bild', samples: ['7', '8', '9'] },
      { id: '1', name: 'Was', samples: ['Guten Tag', '(Musik)', 'Und hier'] },
      { id: '2', name: 'Ab', samples: ['0,5', '2,5'] },
      { id: '3', name: 'Dauer', samples: ['1,5', '2'] },
    ])
    const nameless = { ...mapping, header: false }
    expect(withEnglish(partsOf(TABLE, nameless)[1])).toEqual({
      id: '1',
      name: 'Column 2',
      samples: ['Was', 'Guten Tag', '(Musik)'],
    })
  })

  it('are proposed by their values where names and gaps hide them', () => {
    const text = TABLE.replaceAll('Dauer', 'Bis').replace('1,5', '2,25').replace('2,5;2', '2,5;4')
    expect(proposed(text, 'a.csv').roles).toMatchObject({ text: '1', start: '2', end: '3' })
    const known = 'Beginn;Ende;Sprecher;Inhalt\n0,5;2;Anna;Guten Tag\n2,5;4;Bert;Und hier\n'
    expect(proposed(known, 'a.csv').roles).toMatchObject({ start: '0', end: '1', speaker: '2', text: '3' })
  })

  it('are read and saved as they were mapped', () => {
    let mapping: HandMapping = { ...proposed(TABLE, 'a.csv'), roles: {} }
    mapping = assignRole(assignRole(assignRole(mapping, '1', 'text'), '2', 'start'), '3', 'duration')
    const read = readByHand(TABLE, 'a.csv', mapping, NO_HINT)
    expect(rows(read)).toEqual([
      [500, 2000, null, 'Guten Tag'],
      [null, null, null, '(Musik)'],
      [2500, 4500, null, 'Und hier'],
    ])
    expect(read.byHand).toBe(mapping)
    expect(patched(read, change(read, 2, { start: 3250, end: 5250 })).text).toBe(
      TABLE.replace('hier;2,5', 'hier;3,25'),
    )
  })

  it('keep what stands beside a line that has no place for its time', () => {
    const text = 'Wer;Was\nAnna;Guten Tag\nBert;Und hier\n'
    const mapping = assignRole({ ...proposed(text, 'a.csv'), roles: {} }, '1', 'text')
    const read = readByHand(text, 'a.csv', mapping, NO_HINT)
    expect(patched(read, change(read, 1, { start: 1000, text: 'Und da' })).text).toBe(
      text.replace('hier', 'da'),
    )
  })

  it.each([
    ['seconds', '7', 7000],
    ['milliseconds', '7500', 7500],
    ['ticks', '75000000', 7500],
    ['frames', '50', 2000],
    ['clock', '1:30', 90_000],
    ['hours-minutes', '1:30', 5_400_000],
  ] as const)('may count %s', (unit, time, ms) => {
    const text = `a,b\n${time},Text\n`
    const mapping: HandMapping = {
      kind: 'columns',
      roles: { start: '0', text: '1' },
      unit,
      delimiter: ',',
      header: true,
      rate: 25,
      fromFirst: false,
    }
    const read = readByHand(text, 'a.csv', mapping, NO_HINT)
    expect(rows(read)).toEqual([[ms, null, null, 'Text']])
    const moved = patched(read, change(read, 0, { start: ms * 2 })).text
    expect(rows(readByHand(moved, 'a.csv', mapping, NO_HINT))).toEqual([[ms * 2, null, null, 'Text']])
  })
})

describe('keys', () => {
  it('are shown with their first values, and proposed by them where no name is known', () => {
    const mapping = proposed(JSON_TEXT, 'a.json')
    expect(mapping).toMatchObject({ kind: 'keys', items: 'teile.*', unit: 'auto' })
    expect(mapping.roles).toMatchObject({ text: 'was', start: 'zeit.ab', end: 'zeit.bis' })
    expect(partsOf(JSON_TEXT, mapping).map(({ name }) => name)).toEqual([
      'was',
      'wer',
      'zeit › ab',
      'zeit › bis',
    ])
  })

  it('are read and saved as they were mapped', () => {
    const mapping = assignRole(proposed(JSON_TEXT, 'a.json'), 'wer', 'speaker')
    const read = readByHand(JSON_TEXT, 'a.json', mapping, NO_HINT)
    expect(rows(read)).toEqual([
      [500, 2250, 'Anna', 'Guten Tag'],
      [2500, 4750, 'Bert', 'Und hier ist Bert'],
    ])
    expect(patched(read, change(read, 1, { start: 3000 })).text).toBe(
      JSON_TEXT.replace('"ab": 2500', '"ab": 3000'),
    )
  })
})

describe('rows of JSON', () => {
  const text = '{"v": 1, "rows": [[500, 2000, "One, two."], [2500, 4000, "Three."], [5000, 9000, "Four."]]}'
  const read = readByHand(text, 'a.json', proposed(text, 'a.json'), NO_HINT)
  const [one, two, four] = read.transcript.segments
  const saved = (segments: (typeof one)[]) =>
    patched(read, { segments: segments.flatMap((segment) => segment ?? []) }).text

  it('are no words, no table, and not read by themselves', () => {
    const bare = '[[0.5, 2, "One, two."], [2.5, 4, "Three."]]'
    expect(readTranscript(bare, 'a.json').format).toBe('')
    expect(proposed(bare, 'a.json').roles).toMatchObject({ start: '0', end: '1', text: '2' })
  })

  it('are read by place and saved in place', () => {
    expect(rows(read)).toEqual([
      [500, 2000, null, 'One, two.'],
      [2500, 4000, null, 'Three.'],
      [5000, 9000, null, 'Four.'],
    ])
    const moved = two && { ...two, start: 3250, text: 'Three?', speaker: 'Ann' }
    expect(saved([one, moved, four])).toBe(text.replace('[2500, 4000, "Three."', '[3250, 4000, "Three?"'))
  })

  it('come and go whole', () => {
    expect(saved([one, four])).toBe(text.replace(', [2500, 4000, "Three."]', ''))
    const added = createSegment('n', 4250, 4750, 'New.', { speaker: 'Ann' })
    expect(saved([one, two, added, four])).toBe(text.replace('"Three."]', '"Three."], [4250, 4750, "New."]'))
  })
})

describe('roles', () => {
  const mapping = proposed(JSON_TEXT, 'a.json')

  it('belong to one part only, and an end excludes a duration', () => {
    const moved = assignRole(mapping, 'wer', 'text')
    expect(roleAt(moved, 'wer')).toBe('text')
    expect(roleAt(moved, 'was')).toBeNull()
    const lasting = assignRole(mapping, 'zeit.bis', 'duration')
    expect(keysFor(lasting)).toMatchObject({ end: null, duration: 'zeit.bis' })
    expect(roleAt(assignRole(mapping, 'was', null), 'was')).toBeNull()
  })

  it('are not enough to read without a text', () => {
    const silent = assignRole(mapping, 'was', null)
    expect(keysFor(silent)).toBeNull()
    expect(columnsOf(silent)).toBeNull()
    expect(withEnglish(readByHand(JSON_TEXT, 'a.json', silent, NO_HINT).diagnostics)).toMatchObject([
      { severity: 'error', message: 'Nothing in this file was said to be the text.' },
    ])
  })
})

describe('makes', () => {
  it('are the same for other rows below the same names, and for other items with the same keys', () => {
    expect(signatureOf('Bild;Was;Ab;Dauer\n1;Tja;9,5;1\n2;Naja;11;1\n', 'b.csv')).toBe(
      signatureOf(TABLE, 'a.csv'),
    )
    expect(signatureOf(TABLE.replace('Was', 'Wie'), 'a.csv')).not.toBe(signatureOf(TABLE, 'a.csv'))
    expect(signatureOf(JSON_TEXT.replaceAll('Bert', 'Carl'), 'b.json')).toBe(signatureOf(JSON_TEXT, 'a.json'))
    expect(signatureOf(JSON_TEXT.replaceAll('wer', 'wem'), 'a.json')).not.toBe(
      signatureOf(JSON_TEXT, 'a.json'),
    )
  })

  it('are told by the kinds of columns where a table has no names', () => {
    const make = signatureOf('0:01;Ann;Yes\n0:02;Bo;No\n', 'a.csv')
    expect(signatureOf('1:01;Cy;Well\n1:02;Di;Good\n', 'b.csv')).toBe(make)
    expect(signatureOf('Ann;0:01;Yes\nBo;0:02;No\n', 'c.csv')).not.toBe(make)
    expect(signatureOf('plain text', 'a.txt')).toBeNull()
  })
})

describe('a start and an end in one value', () => {
  const text = '[{"line": "Guten Tag", "wann": [0.5, 2.25]}, {"line": "Und hier", "wann": [2.5, null]}]'

  it('are two parts that can be given a role', () => {
    const mapping = proposed(text, 'a.json')
    expect(withEnglish(partsOf(text, mapping))).toEqual([
      { id: 'line', name: 'line', samples: ['Guten Tag', 'Und hier'] },
      { id: 'wann.0', name: 'wann › first value', samples: ['0.5', '2.5'] },
      { id: 'wann.1', name: 'wann › second value', samples: ['2.25'] },
    ])
    const given = ['line', 'wann.0', 'wann.1'].map((part) => roleAt(mapping, part))
    expect(given).toEqual(['text', 'start', 'end'])
    const turned = assignRole(assignRole(mapping, 'wann.1', 'start'), 'wann.0', null)
    expect(rows(readByHand(text, 'a.json', turned, NO_HINT)).map(([start]) => start)).toEqual([2250, null])
  })

  it('are saved each in its place', () => {
    const read = readByHand(text, 'a.json', proposed(text, 'a.json'), NO_HINT)
    expect(rows(read)).toEqual([
      [500, 2250, null, 'Guten Tag'],
      [2500, null, null, 'Und hier'],
    ])
    expect(patched(read, change(read, 1, { start: 2620 })).text).toBe(text.replace('[2.5,', '[2.62,'))
  })
})
