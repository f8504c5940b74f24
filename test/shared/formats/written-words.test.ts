import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exportFormats, readTranscript, writeTranscript } from '../../../shared/formats/index.ts'
import { createSegment, type Word } from '../../../shared/model/transcript.ts'
import { readFixture } from './fixtures.ts'

/** The choices by which a format writes the times of words. */
const STAMPED = { words: 'stamped' }
const withWords = exportFormats.filter(
  ({ limits, options }) =>
    limits.words || options?.some(({ values }) => values.some((one) => one.limits?.words)),
)
const plain = (text: string) => text.replace(/\s+/g, ' ').trim()

/** Words with their spaces in front, behind, or as words of their own, as files have them. */
const LAYOUTS: readonly ((texts: readonly string[]) => readonly string[])[] = [
  (texts) => texts.map((text, i) => (i === 0 ? text : ` ${text}`)),
  (texts) => texts.map((text, i) => (i === texts.length - 1 ? text : `${text} `)),
  (texts) => texts.flatMap((text, i) => (i === 0 ? [text] : [' ', text])),
  (texts) => [...texts.flatMap((text) => [text, ' ']), ''],
]

function line(id: string, at: number, texts: readonly string[]) {
  const words = texts.map((text, i): Word => ({ text, start: at + i * 200, end: at + i * 200 + 150 }))
  return createSegment(id, at, at + texts.length * 200, plain(texts.join('')), { words })
}

describe.each(withWords.map((format) => [format.id, format] as const))('%s', (id, format) => {
  it('says the same words, wherever their spaces are', () => {
    const word = fc.constantFrom('the', 'lamp', 'Ünder', 'is', 'lit', 'every', 'evening')
    const texts = fc.array(word, { minLength: 2, maxLength: 6 })
    fc.assert(
      fc.property(
        fc.constantFrom(...LAYOUTS),
        fc.array(texts, { minLength: 2, maxLength: 4 }),
        (layout, all) => {
          const segments = all.map((one, i) => line(`n${i}`, 1000 + i * 4000, layout(one)))
          const text = writeTranscript(id, { segments }, undefined, STAMPED)
          const again = format.read(text, { durationMs: null }).transcript.segments
          expect(again.map((one) => plain(one.text))).toEqual(segments.map((one) => one.text))
          const words = again.map((one) => (one.words ?? []).map((each) => plain(each.text)).filter(Boolean))
          // Podcasts write whole lines.
          expect(words).toEqual(id === 'json-podcast' ? all.map(() => []) : all)
        },
      ),
    )
  })

  it.each([
    ['ass', 'karaoke.ass'],
    ['json-podcast', 'words.json'],
    ['json-rev', 'monologues.json'],
  ])('says what %s/%s says', (folder, name) => {
    // Names may be taken for words where they stand once.
    const segments = readFixture(folder, name).transcript.segments.flatMap((one) =>
      one.text === '' ? [] : [{ ...one, speaker: null }],
    )
    const text = writeTranscript(id, { segments }, undefined, STAMPED)
    const again = readTranscript(text, `a.${format.extensions[0]}`).transcript.segments
    expect(again.map((one) => plain(one.text))).toEqual(segments.map((one) => plain(one.text)))
  })
})
