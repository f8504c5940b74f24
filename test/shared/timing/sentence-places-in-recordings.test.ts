import { describe, expect, it } from 'vitest'
import { median } from '../../../shared/base/median.ts'
import { sentenceStarts } from '../../../shared/timing/sentence-places.ts'
import { allPairs, listenTo, type TruthLine, truthOf } from '../../speech-pairs.ts'

/** Sentences in a paragraph: five, about a minute of talk, and all of a recording. */
const SIZES = [5, 15, Infinity]
const LEAST = 5

/** Lines joined to paragraphs; each line is a sentence, ended where the truth leaves that out. */
function paragraphsOf(truth: readonly TruthLine[], size: number) {
  const paragraphs = []
  for (let at = 0; at + LEAST <= truth.length; ) {
    const isLast = truth.length - at - size < LEAST
    const lines = truth.slice(at, isLast ? truth.length : at + size)
    at += lines.length
    let text = ''
    const sentences = lines.map(({ text: said }) => {
      const from = text.length
      text += /[.!?…]["'”’)]?$/.test(said.trim()) ? said.trim() : `${said.trim()}.`
      const to = text.length
      text += ' '
      return { from, to }
    })
    paragraphs.push({ text, sentences, lines, from: lines[0]?.start ?? 0, to: lines.at(-1)?.end ?? 0 })
  }
  return paragraphs
}

const heard = allPairs.map((pair) => {
  const { spans } = listenTo(pair)
  const speech = { starts: spans.map(({ fromMs }) => fromMs), ends: spans.map(({ toMs }) => toMs) }
  return { truth: truthOf(pair), speech }
})

/** By how much (ms) each start but the first of a paragraph is missed: as estimated, and in plain proportion. */
function errorsOf(size: number) {
  const found: number[] = []
  const plain: number[] = []
  for (const { truth, speech } of heard) {
    for (const { text, sentences, lines, from, to } of paragraphsOf(truth, size)) {
      const starts = sentenceStarts(text, sentences, { from, to, speech })
      for (const [i, { start }] of lines.entries()) {
        if (i === 0) continue
        found.push(Math.abs((starts[i] ?? Infinity) - start))
        plain.push(Math.abs(from + ((sentences[i]?.from ?? 0) / text.length) * (to - from) - start))
      }
    }
  }
  return { found, plain }
}

describe.skipIf(allPairs.length === 0)('sentences in the paragraphs of recordings', () => {
  it.each(SIZES)('begin where they are said, of %d in a paragraph', (size) => {
    const { found, plain } = errorsOf(size)
    const [ours, proportion] = [median(found), median(plain)]
    const far = found.filter((error) => error > 1500).length / found.length
    console.info(
      `of ${size}: ${found.length} starts, median ${Math.round(ours)} ms, in plain proportion ${Math.round(proportion)} ms; ${Math.round(100 * far)} % over 1.5 s`,
    )
    expect(found.length).toBeGreaterThan(200)
    expect(ours).toBeLessThan(100)
    expect(ours).toBeLessThan(proportion / 5)
    expect(far).toBeLessThan(0.2)
  })
})
