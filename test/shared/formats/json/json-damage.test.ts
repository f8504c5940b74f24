import fc from 'fast-check'
import { expect, it } from 'vitest'
import { formats, patchText, readTranscript } from '../../../../shared/formats/index.ts'
import { createSegment, violations } from '../../../../shared/model/transcript.ts'
import { change, fixturesOf } from '../fixtures.ts'

const files = formats
  .filter(({ id }) => id.startsWith('json-'))
  .flatMap(({ id }) => fixturesOf(id))
  .map(({ folder, name, text }) => [folder, name, text] as const)

const damage = fc.record({
  at: fc.nat(10_000),
  cut: fc.nat(30),
  put: fc.constantFrom('', '"', '{', '}', '[', ']', ',', ':', 'null', '1', '-1e9', '"x"', '{}', '[]', '\\'),
})

it.each(files)('%s/%s can be damaged anywhere', (folder, name, sound) => {
  fc.assert(
    fc.property(fc.array(damage, { maxLength: 4 }), fc.nat(5), (damages, index) => {
      let text = sound
      for (const { at, cut, put } of damages) {
        const from = at % text.length
        text = text.slice(0, from) + put + text.slice(from + cut)
      }
      const read = readTranscript(text, name, undefined, folder)
      const { segments } = read.transcript
      const at = index % Math.max(1, segments.length)
      const line = segments[at]
      if (!line) return
      expect(violations(read.transcript)).toEqual([])
      expect(patchText(read, { segments: [...segments] }).text).toBe(text)
      const start = (line.start ?? 0) + 7
      const all = { start, end: start + 90, speaker: 'Kim', text: 'other words' }
      const words = [
        { text: 'other', start: null, end: null },
        { text: ' words', start: start + 1, end: null },
      ]
      const moved = line.words?.map((word) => ({ ...word, start: start + 3, end: start + 5 })) ?? null
      patchText(read, change(read, at, { ...all, words: null }))
      patchText(read, change(read, at, { ...all, words }))
      patchText(read, change(read, at, { ...all, text: line.text, words: moved }))
      patchText(read, change(read, at, { text: '', words: [] }))
      patchText(read, { segments: segments.toSpliced(at, 1) })
      patchText(read, { segments: [...segments].reverse() })
      patchText(read, {
        segments: segments.toSpliced(at, 0, createSegment('new', 5, null, 'More.', { words })),
      })
    }),
    { numRuns: 60 },
  )
})
