import { expect, it } from 'vitest'
import { readTranscript } from '../../../../shared/formats/index.ts'
import { formatById } from '../../../../shared/formats/list.ts'
import { markedTexts } from '../../../../shared/formats/save/marked-texts.ts'
import { startJob } from '../../../../shared/formats/save/patch-job.ts'
import { createSegment, type Segment } from '../../../../shared/model/transcript.ts'

const SRT = `1
00:00:01,000 --> 00:00:02,000
<i>one two</i>

2
00:00:03,000 --> 00:00:04,000
three four

3
00:00:05,000 --> 00:00:06,000
<b>five six</b>
`
const read = readTranscript(SRT, 'a.srt', { durationMs: null })
const [one, two, three] = read.transcript.segments as [Segment, Segment, Segment]

function marked(segments: readonly Segment[]): Record<string, string> {
  const format = formatById('srt')
  if (!format) throw new Error('no SubRip')
  return Object.fromEntries(markedTexts(startJob(format, read, { segments })))
}

it('has the changed lines that have markup, and no others', () => {
  expect(marked(read.transcript.segments)).toEqual({})
  expect(marked([{ ...one, text: 'one 2' }, { ...two, text: '3 four' }, three])).toEqual({
    [one.id]: '<i>one 2</i>',
  })
})

it('takes lines between two unchanged ones together', () => {
  const rest = createSegment('n', 4000, 5000, 'four five')
  expect(marked([one, { ...two, text: 'three' }, rest, { ...three, text: 'six' }])).toEqual({
    [two.id]: 'three',
    n: 'four <b>five</b>',
    [three.id]: '<b>six</b>',
  })
})

it('a line that was moved and changed is made of itself', () => {
  expect(marked([three, one, two])).toEqual({})
  expect(marked([three, { ...one, text: 'one 2' }, two])).toEqual({ [one.id]: '<i>one 2</i>' })
})
