import { describe, expect, it } from 'vitest'
import { readTranscript, writeTranscript } from '../../../../shared/formats/index.ts'
import { expectWithin } from '../../../cpu-time.ts'

/** The beginnings of files whose reader must not be held up by what follows. */
const HEADS: readonly (readonly [id: string, head: string])[] = [
  ['ttml', '<tt><body><p begin="1s">a</p>'],
  ['html-podcast', '<cite>A:</cite><time>0:01</time><p>x</p><time>0:02</time>'],
  ['html-hyperaudio', '<p><span data-m="1" data-d="2">a</span><span data-m="3" data-d="2">b</span>'],
  ['otr', '{"media":"","text":"<p><span class=\\"timestamp\\" data-timestamp=\\"1\\">0:01</span> a'],
  ['youtube-xml', '<timedtext><p t="1">a</p>'],
  ['youtube-json3', '{"events":[{"tStartMs":5,"segs":[{"utf8":"a"}]},'],
  ['smi', '<SAMI><SYNC Start=1>a'],
  ['smil', '<smil><par><text src="a#b"/></par>'],
]
const UNITS = [
  '<',
  '&',
  '<p>',
  '<p begin="1s">a',
  '<b data-m="5">',
  '<div>',
  '\n',
  '\\',
  '<time>0:01</time>',
  '<SYNC Start=5>',
]

describe.each(HEADS)('the reader of %s', (id, head) => {
  it('is not held up by a long file of anything', () => {
    for (const unit of UNITS) {
      const text = head + unit.repeat(100_000 / unit.length)
      expectWithin(
        2500,
        () => {
          const read = readTranscript(text, 'a')
          // Words of Hyperaudio among the others are the likelier reading of a page.
          if (!unit.includes('data-m')) expect(read.format).toBe(id)
          expect(writeTranscript(read.format, { segments: [...read.transcript.segments] }, read)).toBe(text)
        },
        unit,
      )
    }
  })
})
