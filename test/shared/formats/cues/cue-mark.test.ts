import { expect, it } from 'vitest'
import { markedWord } from '../../../../shared/formats/cues/cue-mark.ts'
import { showSrt } from '../../../../shared/formats/cues/cue-text.ts'
import { expectWithin } from '../../../cpu-time.ts'

const marked = (raw: string) => markedWord(raw, showSrt)

it('finds the one marked word', () => {
  expect(marked('The <u>rain</u> &amp; wind')).toEqual({
    ...{ text: 'The rain & wind', from: 4, to: 8 },
    ...{ open: '<u>', close: '</u>', lead: '', tail: '' },
  })
  expect(marked('<font color="#0f0">The</font> rain')).toMatchObject({ from: 0, to: 3 })
  expect(marked('<u>Yes.</u>')).toMatchObject({ from: 0, to: 4, open: '<u>' })
  expect(marked('<u>The</u> <u>rain</u>')).toBeNull()
  expect(marked('The rain')).toBeNull()
})

it('finds it under several tags, between codes, and in markup around all', () => {
  expect(marked('The <b><u>rain</u></b> falls')).toMatchObject({
    open: '<b><u>',
    close: '</u></b>',
    lead: '',
  })
  expect(marked('<i><u>The</u> rain</i>')).toMatchObject({ open: '<u>', lead: '<i>', tail: '</i>' })
  expect(marked('{\\an8}The {\\c&HFF&}rain{\\c} falls')).toMatchObject({
    ...{ open: '{\\c&HFF&}', close: '{\\c}', lead: '{\\an8}', tail: '' },
  })
  expect(marked('The {\\b1}rain')).toMatchObject({ from: 4, open: '{\\b1}', close: '' })
})

it('finds none where more is marked, or something else', () => {
  for (const raw of [
    '<i>The rain</i> falls <b>now</b>',
    'The <u>rain <b>falls</b></u> now',
    '<i>The <u>rain</i> falls</u>',
    '<u>The rain',
    'The <00:01.000>rain',
    '{\\b1}The{\\b0} rain {\\b1}falls',
    '{\\an8}The rain',
    '<b>The</b> {\\i1}rain{\\i0}',
  ])
    expect([raw, marked(raw)]).toEqual([raw, null])
})

it('takes its time in step with the length of a text', () => {
  expectWithin(1000, () => marked(`${'<b>'.repeat(20_000)}x${'</b>'.repeat(20_000)}`))
})
