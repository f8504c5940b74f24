import { describe, expect, it } from 'vitest'
import { patchText, readTranscript, writeTranscript } from '../../../../shared/formats/index.ts'
import { createSegment } from '../../../../shared/model/transcript.ts'
import { change, findings, fixture, readFixture, rows } from '../fixtures.ts'

const said = (folder: string, name: string) =>
  rows(readFixture(folder, name)).map(([, , speaker, text]) => [speaker, text])

describe('reading plain text', () => {
  it('takes every line that is not empty, without times', () => {
    const read = readFixture('txt-plain', 'lines.txt')
    expect(read.transcript.segments).toHaveLength(4)
    expect(rows(read)[2]).toEqual([null, null, null, 'Note: the school is closed.'])
    expect(findings(read)).toEqual([])
  })

  it('reads names before a colon', () => {
    expect(said('txt-plain', 'names.txt')).toEqual([
      ['HOST', 'Where did you learn to weave?'],
      ['GUEST', 'From my aunt, in the north.'],
      ['GUEST', 'She had one rule: never hurry.'],
      ['HOST', 'And the patterns?'],
      ['Dr. Olga Brandt', 'May I add something?'],
      ['GUEST', 'Please.'],
    ])
  })

  it('reads names glued to the first word, and no word that only looks so', () => {
    const read = readFixture('txt-plain', 'glued.txt')
    expect(read.title).toBe('Four Cooks and a Stove')
    expect(findings(read)).toEqual([
      'txt-plain/header 2: 3 title lines at the top; kept in the file, not shown.',
    ])
    expect(said('txt-plain', 'glued.txt')).toEqual([
      [null, 'Welcome to the kitchen.'],
      ['Nora Flint', 'Thanks, it smells good.'],
      ['Nora Flint', 'I use FastBake at home.'],
      ['Nora Flint', 'And FastBake Pro at work.'],
      ['Omar Delacroix', 'Well, I cook outside.'],
      ['Nora Flint', 'in the rain'],
      ['Omar Delacroix', 'Every day.'],
      ['Nora Flint', 'Really?'],
      ['DOOR VOICE', 'Delivery!'],
      ['Omar Delacroix', 'DOOR VOICE: Leave it there.'],
    ])
  })

  it('reads bold names of Markdown', () => {
    const read = readFixture('txt-plain', 'markdown.md')
    expect(read.title).toBe('The Night Train')
    expect(said('txt-plain', 'markdown.md')[1]).toEqual(['Piet de Boer', 'Only twice.'])
  })
})

describe('saving plain text', () => {
  it('cannot write times and leaves the file as it is', () => {
    const read = readFixture('txt-plain', 'names.txt')
    expect(patchText(read, change(read, 1, { start: 5000, end: 6000 }))).toEqual({
      text: fixture('txt-plain', 'names.txt'),
      widened: 0,
    })
  })

  it('changes a text, a name, and names lines as the file does', () => {
    const glued = readFixture('txt-plain', 'glued.txt')
    expect(
      patchText(glued, change(glued, 5, { text: 'in the snow', speaker: 'Omar Delacroix' })).text,
    ).toContain('\nOmar Delacroixin the snow\n')
    expect(patchText(glued, change(glued, 2, { speaker: 'Omar Delacroix' })).text).toContain(
      '\nOmar DelacroixI use FastBake at home.\nNora FlintAnd FastBake Pro at work.\n',
    )
    const bold = readFixture('txt-plain', 'markdown.md')
    expect(patchText(bold, change(bold, 2, { speaker: 'Lena Fuchs' })).text).toContain(
      '\n**Lena Fuchs:** It is a long way.\n',
    )
  })

  it('splits and cuts lines', () => {
    const read = readFixture('txt-plain', 'names.txt')
    const half = createSegment('n', null, null, 'in the north.', { speaker: 'GUEST' })
    const segments = [
      read.transcript.segments[0]!,
      { ...read.transcript.segments[1]!, text: 'From my aunt,' },
      half,
      ...read.transcript.segments.slice(3),
    ]
    expect(patchText(read, { segments }).text).toBe(
      'HOST: Where did you learn to weave?\nGUEST: From my aunt,\nin the north.\nHOST: And the patterns?\n\nDr. Olga Brandt: May I add something?\nGUEST: Please.\n',
    )
  })

  it('writes a fresh file', () => {
    const segments = [
      createSegment('a', 0, 1, 'one\ntwo', { speaker: 'Ann' }),
      createSegment('b', 1, 2, 'three', { speaker: 'Ann' }),
    ]
    expect(writeTranscript('txt-plain', { segments })).toBe('Ann: one two\nthree\n')
    expect(readTranscript('just words', 'noname').format).toBe('txt-plain')
  })
})
