import { describe, expect, it } from 'vitest'
import {
  acceptNames,
  findPrefix,
  namesBefore,
  newPrefix,
  newSpeaker,
  placeOfName,
} from '../../../../shared/formats/core/speaker-prefix.ts'

const names = (...lines: string[]) => [...acceptNames(lines.map(findPrefix))]

describe('findPrefix', () => {
  it('finds a name, its place and where the words begin', () => {
    expect(findPrefix('Ann Lee:  hi')).toEqual({ name: 'Ann Lee', from: 0, to: 7, textFrom: 10 })
    expect(findPrefix('**Ann Lee:** hi')).toEqual({ name: 'Ann Lee', from: 2, to: 9, textFrom: 13 })
    expect(findPrefix('>> ANN: hi')).toEqual({ name: 'ANN', from: 3, to: 6, textFrom: 8 })
    expect(findPrefix('王：你好 ')).toBeNull()
    expect(findPrefix('王： 你好')?.name).toBe('王')
  })

  it('finds a numbered speaker in brackets, with or without a colon', () => {
    expect(findPrefix('(speaker 0) hi')).toEqual({ name: 'speaker 0', from: 1, to: 10, textFrom: 12 })
    expect(findPrefix('[SPEAKER_00]: hi')).toEqual({ name: 'SPEAKER_00', from: 1, to: 11, textFrom: 14 })
    expect(findPrefix('(speaker ?) hi')?.name).toBe('speaker ?')
    expect(findPrefix('(laughs) hi')).toBeNull()
    expect(names('(speaker 0) a', 'b')).toEqual(['speaker 0'])
  })

  it.each([
    'Note: closed',
    'at 12:30 we met',
    'https://a.b',
    'So I said to him the other day: no',
    'Question: what?',
    ': x',
    '12: x',
    'Time Horizon: x',
  ])('finds none in %s', (line) => {
    expect(findPrefix(line)).toBeNull()
  })

  it('looks at the beginning only, however long the line', () => {
    expect(findPrefix(`${'a '.repeat(500_000)}: b`)).toBeNull()
  })
})

describe('acceptNames', () => {
  it('believes capitals, numbers and what comes again', () => {
    expect(
      names(
        'HOST: a',
        'Speaker 2: b',
        'Ann: c',
        'Ann: d',
        'thus: e',
        'thus: f',
        ...Array.from({ length: 6 }, () => 'words'),
      ),
    ).toEqual(['HOST', 'Speaker 2', 'Ann'])
    expect(names('SPEAKER_00: a')).toEqual(['SPEAKER_00'])
  })

  it('believes a single name only among other names', () => {
    expect(names('Ann Lee: a', 'no name', 'none')).toEqual([])
    expect(names('HOST: a', 'HOST: b', 'Olga de la Cruz: c', 'We saw: d')).toEqual([
      'HOST',
      'Olga de la Cruz',
    ])
  })

  it('believes names with small words and mixed capitals', () => {
    for (const name of [
      'Neil deGrasse Tyson',
      'van der Berg',
      'Jean d’Arc',
      'Omar al-Sayed',
      'Anna von und zu Hof',
    ])
      expect(names(`${name}: a`, `${name}: b`, 'no name', 'none')).toEqual([name])
    for (const words of ['the moon', 'and The Sun', 'of Course', 'he said', '37% - HOST', 'x = Y'])
      expect(names(`${words}: a`, `${words}: b`, 'no name', 'none', 'none')).toEqual([])
  })

  it('believes lower-case names where every line has one', () => {
    expect(names('michael: a', 'michael: b', 'sick: c', 'sick: d')).toEqual(['michael', 'sick'])
  })
})

describe('namesBefore', () => {
  it('accepts names by all lines together', () => {
    const text = 'Ann: hi. Bob: well. Ann: yes. He said: no.'
    const starts = [0, 9, 20, 30]
    const lines = starts.map((from, i) => ({ from, to: (starts[i + 1] ?? text.length + 1) - 1 }))
    expect(namesBefore(text, lines).map((prefix) => prefix?.name ?? null)).toEqual([
      'Ann',
      'Bob',
      'Ann',
      null,
    ])
  })
})

describe('newSpeaker', () => {
  it('names a speaker where the last one named was another', () => {
    const cases = [
      ['Ann', null],
      ['Ann', 'Bob'],
      ['Ann', 'Ann'],
      [null, 'Ann'],
    ] as const
    expect(cases.map(([speaker, before]) => newSpeaker({ speaker }, before))).toEqual([
      'Ann',
      'Ann',
      null,
      null,
    ])
    expect(cases.map(([speaker, before]) => newPrefix({ speaker }, before))).toEqual([
      'Ann: ',
      'Ann: ',
      '',
      '',
    ])
  })
})

describe('names in brackets', () => {
  it('are numbered speakers, with or without a colon', () => {
    expect(findPrefix('(speaker 0) Hello')).toEqual({ name: 'speaker 0', from: 1, to: 10, textFrom: 12 })
    expect(findPrefix('[SPEAKER_01]: Hello')).toEqual({ name: 'SPEAKER_01', from: 1, to: 11, textFrom: 14 })
    expect(findPrefix('(Speaker ?) Mm.')?.name).toBe('Speaker ?')
    for (const line of [
      '(laughs) Hello',
      '(Applause) Hello',
      '(speaker) Hello',
      '(speaker 0)Hello',
      'a (speaker 0) b',
    ])
      expect(findPrefix(line)).toBeNull()
  })

  it('give way to another name with a colon, and keep the brackets for a number', () => {
    const line = 'x\n(speaker 0) Hello'
    expect(placeOfName(line, { from: 3, to: 12 }, 'Ann')).toEqual({ from: 2, to: 13, after: ':' })
    expect(placeOfName(line, { from: 3, to: 12 }, 'speaker 7')).toEqual({ from: 3, to: 12, after: '' })
    expect(placeOfName('[speaker 0]: Hello', { from: 1, to: 10 }, 'Ann')).toEqual({
      from: 0,
      to: 11,
      after: '',
    })
    expect(placeOfName('Ann: Hello', { from: 0, to: 3 }, 'Bo')).toEqual({ from: 0, to: 3, after: '' })
  })
})
