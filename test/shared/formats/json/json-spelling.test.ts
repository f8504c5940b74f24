import { describe, expect, it } from 'vitest'
import { spellWords, wordsOfPieces } from '../../../../shared/formats/json/json-spelling.ts'

describe('spelling words as the line does', () => {
  it.each([
    [['The', 'lamp', 'is', 'lit'], 'The lamp is lit.', ['The', ' lamp', ' is', ' lit.']],
    [['well', 'known', 'yes'], '"Well-known", yes', ['"Well-', 'known",', ' yes']],
    [[' The', ' lamp'], 'The lamp', ['The', ' lamp']],
    [['再', '见'], '再见。', ['再', '见。']],
    [['a', 'new', 'lamp'], 'A lamp.', ['A', ' new', ' lamp.']],
    [['one', 'x', 'three'], 'One, two three', ['One,', ' x', ' three']],
    [['ab', '\ufffd\ufffd', 'cd'], 'ab 再 cd', ['ab', ' 再', ' cd']],
    [['', ' '], 'words', ['', ' ']],
    [['no', 'line'], '', ['no', ' line']],
  ])('%j in %j', (words, line, expected) => {
    expect(spellWords(words, line)).toEqual(expected)
  })

  it('keeps the letters of words that were corrected, and takes marks only for words that have none', () => {
    expect(spellWords(['Open', 'them', 'now'], 'open them, now.', true)).toEqual(['Open', ' them,', ' now.'])
    expect(spellWords(['And', 'then', 'what?'], 'And then?', true)).toEqual(['And', ' then', ' what?'])
  })
})

it('puts pieces of words together', () => {
  const words = (pieces: string[]) =>
    wordsOfPieces(pieces).map(([from, to]) => pieces.slice(from, to).join(''))
  expect(words([' Un', 'lock', ' it', '.'])).toEqual([' Unlock', ' it.'])
  expect(words(['再', '见', '\ufffd', '\ufffd', '了'])).toEqual(['再', '见', '\ufffd\ufffd', '了'])
  expect(words([])).toEqual([])
})
