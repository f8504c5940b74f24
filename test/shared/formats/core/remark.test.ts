import { describe, expect, it } from 'vitest'
import { remark } from '../../../../shared/formats/core/remark.ts'
import { srtMarkup } from '../../../../shared/formats/cues/cue-markup.ts'
import { showSrt } from '../../../../shared/formats/cues/cue-text.ts'

const rewrite = (raws: readonly string[], texts: readonly string[]) =>
  remark(
    raws.map((raw) => ({ raw, text: showSrt(raw) })),
    texts,
    srtMarkup('\n'),
  )

describe('an edited line', () => {
  it.each([
    ['a word in a tag', '<i>the wind blew</i>', 'the rain blew', '<i>the rain blew</i>'],
    [
      'a word beside a tag',
      'he said <i>now</i> and',
      'he told <i>now</i> and'.replace(/<.?i>/g, ''),
      'he told <i>now</i> and',
    ],
    ['the word of a tag', 'he said <i>now</i> and', 'he said then and', 'he said <i>then</i> and'],
    ['a letter more', 'the <i>wind</i> blew', 'the windy blew', 'the <i>windy</i> blew'],
    ['a word after a tag', 'the <i>wind</i> blew', 'the wind hard blew', 'the <i>wind</i> hard blew'],
    ['a word gone with its tag', 'I say <b>no</b> now', 'I say now', 'I say now'],
    [
      'words across a tag',
      '<i>a wind</i> was <b>loud</b>',
      'a rain were loud',
      '<i>a rain</i> were <b>loud</b>',
    ],
    ['words at the end of a tag', '<i>It rained.</i>', 'It rained hard.', '<i>It rained hard.</i>'],
    ['a word more at the end', '<i>It rained</i>', 'It rained hard', '<i>It rained hard</i>'],
    ['a word more at the beginning', '<i>It rained</i>', 'Then It rained', '<i>Then It rained</i>'],
    ['a word before a tag', '<i>now</i> he said', 'Right now he said', 'Right <i>now</i> he said'],
    ['a place stays first', '{\\an8}The wind', 'Oh the wind', '{\\an8}Oh the wind'],
    ['everything', '<i>one</i>', 'two', '<i>two</i>'],
    ['entities of other words', 'a &amp; b &#233;', 'c & b é', 'c &amp; b &#233;'],
    ['a line break', '<i>one\ntwo</i>', 'one two', '<i>one two</i>'],
    ['a new line break', '<i>one two</i>', 'one\ntwo', '<i>one\ntwo</i>'],
    ['a tag left open', '<i>the wind', 'the rain', '<i>the rain'],
    [
      'nested tags',
      '<font color="red"><b>a b</b> c</font>',
      'a x c',
      '<font color="red"><b>a x</b> c</font>',
    ],
  ])('keeps its tags: %s', (_name, raw, text, expected) => {
    expect(rewrite([raw], [text])).toEqual([expected])
  })

  it('is not made when the new text would be read as a tag', () => {
    expect(rewrite(['<i>a</i> i>'], ['a <i>'])).toEqual([null])
  })
})

describe('a split line', () => {
  it.each([
    [
      'in a tag',
      '<i>It rained. It stopped.</i>',
      ['It rained.', 'It stopped.'],
      ['<i>It rained.</i>', '<i>It stopped.</i>'],
    ],
    ['in nested tags', '<b><i>a b</i> c</b>', ['a', 'b c'], ['<b><i>a</i></b>', '<b><i>b</i> c</b>']],
    ['after a tag', '<i>a</i> b', ['a', 'b'], ['<i>a</i>', 'b']],
    ['after a place', '{\\an8}<i>a b</i>', ['a', 'b'], ['{\\an8}<i>a</i>', '{\\an8}<i>b</i>']],
    ['in a tag left open', '<i>a b', ['a', 'b'], ['<i>a</i>', '<i>b']],
    ['in three', '<i>a b c</i>', ['a', 'b', 'c'], ['<i>a</i>', '<i>b</i>', '<i>c</i>']],
  ])('has its tags in both halves: %s', (_name, raw, texts, expected) => {
    expect(rewrite([raw], texts)).toEqual(expected)
  })
})

describe('lines put together', () => {
  it.each([
    ['each with its tags', ['<i>a</i>', '<b>b</b>'], ['a b'], ['<i>a</i> <b>b</b>']],
    ['cut elsewhere', ['<i>a b</i>', 'c d'], ['a', 'b c', 'd'], ['<i>a</i>', '<i>b</i> c', 'd']],
    ['one of them changed', ['<i>a</i>', '<b>b c</b>'], ['a x c'], ['<i>a</i> <b>x c</b>']],
  ])('%s', (_name, raws, texts, expected) => {
    expect(rewrite(raws, texts)).toEqual(expected)
  })

  it('says nothing of a line that shares no word', () => {
    expect(rewrite(['<i>a</i>', 'b'], ['a', 'new', 'b'])).toEqual(['<i>a</i>', null, 'b'])
  })
})
