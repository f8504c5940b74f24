import { describe, expect, it } from 'vitest'
import { artefactFindings } from '../../../shared/formats/invented-lines.ts'
import { createSegment } from '../../../shared/model/transcript.ts'

const found = (...texts: string[]) =>
  artefactFindings(texts.map((text, i) => createSegment(`L${i + 1}`, null, null, text))).map(
    ({ code, segment }) => `${code} ${segment?.slice(1)}`,
  )

describe('what recognisers invent', () => {
  it('is found by the credits it has learnt', () => {
    expect(found('Good bye.', 'Редактор субтитров А. Петров Корректор Б. Иванова')).toEqual(['text/credit 2'])
    expect(found('Subtitles by the Amara.org community', 'Untertitel im Auftrag des ZDF, 2021')).toEqual([
      'text/credit 1',
      'text/credit 2',
    ])
    expect(found(`We spoke about subtitles by the way, ${'and about much else '.repeat(6)}`)).toEqual([])
  })

  it('is found by farewells that stand alone', () => {
    expect(found('Thanks for watching!', 'ご視聴ありがとうございました。')).toEqual([
      'text/farewell 1',
      'text/farewell 2',
    ])
    expect(found('Thanks for watching the shop while I was away.')).toEqual([])
  })

  it('is found by lines that repeat, once for each loop', () => {
    expect(found('a', 'yes', 'Yes.', 'yes', 'yes!', 'yes', 'yes', 'no')).toEqual(['text/loop 5'])
    expect(found('yes', 'yes', 'yes', 'no', 'yes')).toEqual([])
    expect(found('', '', '', '', '')).toEqual([])
  })

  it('is found by words that repeat inside a line', () => {
    expect(found('and then '.repeat(9), 'no no no no')).toEqual(['text/loop 1'])
    expect(found('la '.repeat(8))).toEqual(['text/loop 1'])
  })
})
