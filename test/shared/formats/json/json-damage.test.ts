import fc from 'fast-check'
import { expect, it } from 'vitest'
import { formats, patchText, readTranscript, writeTranscript } from '../../../../shared/formats/index.ts'
import { unwrittenSpeakers } from '../../../../shared/formats/unwritten-speakers.ts'
import { createSegment, violations } from '../../../../shared/model/transcript.ts'
import { change, fixture, fixturesOf, patched } from '../fixtures.ts'

const files = formats
  .filter(({ id }) => id.startsWith('json-'))
  .flatMap(({ id }) => fixturesOf(id))
  .map(({ folder, name, text }) => [folder, name, text] as const)

const damage = fc.record({
  at: fc.nat(10_000),
  cut: fc.nat(30),
  put: fc.constantFrom('', '"', '{', '}', '[', ']', ',', ':', 'null', '1', '-1e9', '"x"', '{}', '[]', '\\'),
})

type Damage = { readonly at: number; readonly cut: number; readonly put: string }

function damaged(sound: string, damages: readonly Damage[]): string {
  let text = sound
  for (const { at, cut, put } of damages) {
    const from = at % text.length
    text = text.slice(0, from) + put + text.slice(from + cut)
  }
  return text
}

it('takes only what can be changed where a list of words lies around the name of the speaker', () => {
  const read = readTranscript(
    damaged(fixture('json-whisper', 'aligned.json'), [
      { at: 9935, cut: 21, put: '1' },
      { at: 5354, cut: 28, put: '' },
    ]),
    'aligned.json',
    undefined,
    'json-whisper',
  )
  const both = change(read, 0, { speaker: 'Kim', text: 'other words', words: null })
  expect(patchText(read, both)).toEqual({ text: null, widened: 0 })
  expect(writeTranscript('json-whisper', both, read)).toBeNull()
  expect(unwrittenSpeakers(read, both)).toBe(0)
  const { text } = patched(read, change(read, 0, { speaker: 'Kim' }))
  expect(text).toBe(read.text.replace('"speaker":5', '"speaker":"Kim"'))
})

it('does not lose a new text that stands inside of a list of words', () => {
  const list = '"words": [{"word": "It", "start": 0.5, "end": 1}]'
  const raw = `{"segments": [{"start": 0.5, "end": 2, ${list}, "text": "It", ${list}}], "language": "en"}`
  const read = readTranscript(raw, 'talk.json')
  expect(patchText(read, change(read, 0, { text: 'Other words', words: null })).text).toBeNull()
  const text = raw.replace('0.5, "end": 2', '0.7, "end": 2')
  expect(patched(read, change(read, 0, { start: 700 })).text).toBe(text)
})

it.each(files)('%s/%s can be damaged anywhere', (folder, name, sound) => {
  fc.assert(
    fc.property(fc.array(damage, { maxLength: 4 }), fc.nat(5), (damages, index) => {
      const text = damaged(sound, damages)
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
