import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  endsSentence,
  type GroupRules,
  groupWords,
  joinWords,
  READABLE,
  type SpokenWord,
  textOf,
} from '../../../shared/model/group-words.ts'

const NONE: GroupRules = {
  bySpeaker: false,
  bySentence: false,
  leastCharacters: 0,
  pauseMs: null,
  mostCharacters: null,
}

/** Words of 300 ms, one after the other; `|` before a word = two seconds of silence, `Ann:` names the speaker. */
function speak(line: string): SpokenWord[] {
  let at = 0
  let speaker: string | null = null
  const words: SpokenWord[] = []
  for (const part of line.split(' ')) {
    if (part.endsWith(':')) speaker = part.slice(0, -1)
    else {
      if (part.startsWith('|')) at += 2000
      const text = (words.length > 0 ? ' ' : '') + part.replace('|', '')
      words.push({ text, start: at, end: at + 300, speaker })
      at += 300
    }
  }
  return words
}

function lines(words: readonly SpokenWord[], rules: Partial<GroupRules>): string[] {
  return groupWords(words, { ...NONE, ...rules }).map(({ from, to }) => textOf(words.slice(from, to)))
}

describe('grouping words', () => {
  it('begins a line where the speaker changes', () => {
    const words = speak('Ann: Well yes. Ben: No way. Never.')
    expect(lines(words, { bySpeaker: true })).toEqual(['Well yes.', 'No way. Never.'])
    expect(lines(words, {})).toEqual(['Well yes. No way. Never.'])
  })

  it('begins a line after a sentence that is long enough', () => {
    const words = speak('Yes. The boat is late. Dr. Lee waits on 3. street "now." And then?')
    expect(lines(words, { bySentence: true })).toEqual([
      'Yes.',
      'The boat is late.',
      'Dr. Lee waits on 3. street "now."',
      'And then?',
    ])
    expect(lines(words, { bySentence: true, leastCharacters: 10 })[0]).toBe('Yes. The boat is late.')
  })

  it('begins a line after a silence, and where it is told to', () => {
    expect(lines(speak('one two |three'), { pauseMs: 1500 })).toEqual(['one two', 'three'])
    expect(lines(speak('one two |three'), { pauseMs: 2500 })).toEqual(['one two three'])
    const words = speak('a b').map((word, i) => ({ ...word, breaks: i === 1 }))
    expect(lines(words, {})).toEqual(['a', 'b'])
  })

  it('divides what is too long at a comma or a pause', () => {
    const words = speak('over the hills and far away, there is a town where nobody sleeps')
    expect(lines(words, { mostCharacters: 40 })).toEqual([
      'over the hills and far away,',
      'there is a town where nobody sleeps',
    ])
    expect(lines(speak('abcdefghij klmnopqrst'), { mostCharacters: 5 })).toEqual(['abcdefghij', 'klmnopqrst'])
  })

  it('begins no line with punctuation', () => {
    const words = ['Yes', '.', ' ', 'So', '!'].map((text, i) => ({
      text,
      start: i * 100,
      end: i * 100,
      speaker: i < 2 ? 'Ann' : 'Ben',
    }))
    expect(lines(words, { bySpeaker: true, bySentence: true })).toEqual(['Yes.', 'So!'])
  })

  it('begins a line with what opens it: the dash before another voice, a quote, a bracket', () => {
    const spoken = (...all: readonly [string, number, number][]) =>
      all.map(([text, start, end]) => ({ text, start, end, speaker: null }))
    const rules = { bySentence: true, pauseMs: 1500 }
    for (const mark of ['–', '-', '“', '¿', '(']) {
      const after = spoken(['Yes.', 0, 400], [` ${mark}`, 5000, 5100], ['No.', 5100, 5500])
      expect(lines(after, rules), mark).toEqual(['Yes.', `${mark}No.`])
      const sentence = spoken(['Yes.', 0, 400], [` ${mark}`, 450, 500], ['No.', 500, 900])
      expect(lines(sentence, rules), mark).toEqual(['Yes.', `${mark}No.`])
    }
    const broken = spoken(['So', 0, 400], [' –', 400, 500], [' and', 5000, 5400])
    expect(lines(broken, rules)).toEqual(['So –', 'and'])
  })

  it('keeps the order and loses no word', () => {
    const word = fc.record({
      text: fc.oneof(fc.constantFrom(' a', 'b.', '.', ' ', '', ' word', '再见', ',"'), fc.string()),
      start: fc.option(fc.nat(10_000)),
      end: fc.option(fc.nat(10_000)),
      speaker: fc.option(fc.constantFrom('A', 'B')),
      breaks: fc.boolean(),
    })
    const rules = fc.record({
      bySpeaker: fc.boolean(),
      bySentence: fc.boolean(),
      leastCharacters: fc.nat(40),
      pauseMs: fc.option(fc.nat(3000)),
      mostCharacters: fc.option(fc.nat(60)),
    })
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), rules, (words, given) => {
        const groups = groupWords(words, given)
        expect(groups.flatMap(({ from, to }) => words.slice(from, to))).toEqual(words)
        expect(groups.every(({ from, to }) => from < to)).toBe(true)
        for (const [i, one] of words.entries()) {
          if (one.breaks && i > 0) expect(groups.some(({ from }) => from === i)).toBe(true)
        }
      }),
    )
    expect(groupWords([], READABLE)).toEqual([])
  })
})

describe('joining words', () => {
  it.each([
    [['I', 'see', ',', 'yes', '.'], 'I see, yes.'],
    [['it', "'s", 'on'], "it's on"],
    [['(', 'laughs', ')', 'No'], '( laughs) No'.replace('( ', '(')],
    [['你', '好', '。', 'OK'], '你好。 OK'],
    [[' The', ' road'], ' The road'],
    [['one', ' ', 'two', '.', ' '], 'one two. '],
    [['one ', 'two. ', 'three'], 'one two. three'],
    [['one ', 'two', 'three '], 'one two three'],
    [[' Un', 'lock', ' it', '.'], ' Unlock it.'],
    [['5', '%', '-', '3'], '5% - 3'],
    [['a', '', 'b'], 'a b'],
  ])('%j', (texts, line) => {
    const joined = joinWords(texts)
    expect(joined).toHaveLength(texts.length)
    expect(joined.join('').trimEnd()).toBe(line.trimEnd())
  })

  it('changes nothing but white space', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (texts) => {
        const bare = (list: readonly string[]) => list.join('').replace(/\s/g, '')
        expect(bare(joinWords(texts))).toBe(bare(texts))
      }),
    )
  })
})

it('knows abbreviations and initials', () => {
  expect(endsSentence('end.', 'New')).toBe(true)
  expect(endsSentence('Mr.', 'Lee')).toBe(false)
  expect(endsSentence('J.', 'Lee')).toBe(false)
  expect(endsSentence('3.', 'street')).toBe(false)
  expect(endsSentence('完。', '再')).toBe(true)
  expect(endsSentence('word', 'New')).toBe(false)
})
