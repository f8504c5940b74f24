import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  candidateOf,
  clearsText,
  leftOut,
  lengthFor,
  planOpening as plan,
  replacesText,
  whyNotOpened,
} from '../../../../renderer/commands/episode/plan-opening.ts'
import type { MediaFile, Opened, TextFile } from '../../../../shared/contract.ts'
import { FILE } from '../../context.ts'

const audio = { grant: 'a', name: 'a.mp3' } as MediaFile
const text = { grant: 't', name: 'a.srt', text: 'Hello' } as TextFile
const nothing = { audio: null, text: null }
const planOpening = (present: Parameters<typeof plan>[0], what: Opened) =>
  plan(present, what, (file) => file.text === 'chapters')
const opened = (more: Partial<Opened>): Opened => {
  return { audio: null, texts: [], paired: null, candidates: [], problems: [], ...more }
}

describe('what was opened', () => {
  it('is a new episode when nothing or both halves are on screen', () => {
    expect(planOpening(nothing, opened({ audio, texts: [text] }))).toMatchObject({ audio, text, joins: null })
    expect(planOpening({ audio, text: FILE }, opened({ audio }))).toMatchObject({ audio, joins: null })
  })

  it('joins the half that is there', () => {
    expect(planOpening({ audio, text: null }, opened({ texts: [text] })).joins).toBe('text')
    expect(planOpening({ audio: null, text: FILE }, opened({ audio })).joins).toBe('audio')
  })

  it('never replaces a half by one that was only found by its name', () => {
    const found = opened({ audio, texts: [text], paired: 'audio' })
    expect(planOpening({ audio, text: null }, found)).toMatchObject({ audio: null, text })
    const foundText = opened({ audio, texts: [text], paired: 'text' })
    expect(planOpening({ audio: null, text: FILE }, foundText)).toMatchObject({ audio, text: null })
  })

  it('may be about the episode when it is a text alone', () => {
    expect(planOpening({ audio, text: null }, opened({ texts: [text] })).mayBeAbout).toBe(true)
    expect(planOpening(nothing, opened({ texts: [text] })).mayBeAbout).toBe(false)
    expect(planOpening({ audio, text: null }, opened({ audio, texts: [text] })).mayBeAbout).toBe(false)
  })

  it('is named when it is a second transcript', () => {
    expect(leftOut(text)).toMatchObject({ name: 'a.srt', what: /second transcript/ })
  })

  describe('a defect: chapters beside a transcript were refused as a second one', () => {
    const file = (name: string, words = name) => ({ grant: name, name, text: words }) as TextFile
    const FILES = [
      file('talk.srt'),
      file('marks.json', 'chapters'),
      file('page.md', 'chapters'),
      file('story.md'),
      file('other.vtt'),
    ]
    const texts = fc
      .subarray(FILES)
      .chain((some) => fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length })))
    const screens = fc.constantFrom(
      nothing,
      { audio, text: null },
      { audio: null, text: FILE },
      { audio, text: FILE },
    )
    const names = (files: readonly TextFile[]) => files.map(({ name }) => name)

    it('gives the same whatever the order', () => {
      fc.assert(
        fc.property(screens, texts, fc.constantFrom(audio, null), (present, [one, other], sound) => {
          const give = (files: readonly TextFile[]) =>
            planOpening(present, opened({ audio: sound, texts: files }))
          expect(give(other)).toEqual(give(one))
          const { text: transcript, about, spare } = give(other)
          expect([...about, ...spare, ...(transcript ? [transcript] : [])]).toHaveLength(one.length)
        }),
      )
    })

    it('takes the likeliest transcript, and the rest for what is about it', () => {
      const all = planOpening(nothing, opened({ audio, texts: FILES }))
      expect([all.text?.name, names(all.about), names(all.spare)]).toEqual([
        'other.vtt',
        ['marks.json', 'page.md'],
        ['talk.srt', 'story.md'],
      ])
      const talk = { ...audio, name: 'talk.mp3' }
      expect(planOpening(nothing, opened({ audio: talk, texts: FILES })).text?.name).toBe('talk.srt')
    })

    it('joins chapters to audio alone, and to what is on screen; by themselves they are read as lines', () => {
      const [, chapters] = FILES
      const only = opened({ texts: [chapters!] })
      expect(planOpening(nothing, { ...only, audio })).toMatchObject({ audio, text: null, about: [chapters] })
      expect(planOpening({ audio, text: FILE }, only)).toMatchObject({
        audio: null,
        text: null,
        about: [chapters],
      })
      expect(planOpening(nothing, only)).toMatchObject({ text: chapters, about: [] })
      const found = { ...only, audio: { ...audio, grant: 'b' }, paired: 'audio' as const }
      expect(planOpening({ audio, text: FILE }, found), 'nothing is replaced').toMatchObject({ audio: null })
    })
  })
})

it("the reader is told the length of the text's own audio, or none", () => {
  const other = { grant: 'b', exact: null, promisedMs: 60_000 } as MediaFile
  const measured = { grant: 'c', exact: { durationMs: 61_000 }, promisedMs: 60_000 } as MediaFile
  const length = (present: { audio: MediaFile | null }, comes: Partial<Opened>) =>
    lengthFor(planOpening({ text: null, ...present }, opened(comes)), 3_600_000)
  expect(length({ audio }, { texts: [text], audio: other })).toBe(60_000)
  expect(length({ audio }, { texts: [text], audio: measured })).toBe(61_000)
  expect(length({ audio }, { texts: [text], audio })).toBe(3_600_000)
  expect(length({ audio }, { texts: [text] })).toBe(3_600_000)
  expect(length({ audio: null }, { texts: [text] })).toBeNull()
})

it('the transcript on screen goes for another one, and for other audio, but not for its own', () => {
  const joined = planOpening({ audio: null, text: FILE }, opened({ audio }))
  expect([replacesText(joined, false), replacesText(joined, true)]).toEqual([false, true])
  expect(replacesText(planOpening({ audio, text: FILE }, opened({ audio })), false)).toBe(true)
  expect(replacesText(planOpening(nothing, opened({ texts: [text] })), true)).toBe(false)
})

it('the transcript on screen goes with its audio, unless it is the same', () => {
  const clears = (present: Parameters<typeof planOpening>[0], more: Partial<Opened>) =>
    clearsText(planOpening(present, opened(more)))
  const other = { grant: 'b', name: 'b.mp3' } as MediaFile
  expect(clears({ audio, text: FILE }, { audio: other })).toBe(true)
  expect(clears({ audio, text: FILE }, { audio })).toBe(false)
  expect(clears({ audio: null, text: FILE }, { audio })).toBe(false)
  expect(clears({ audio, text: FILE }, { texts: [text] })).toBe(false)
})

it('one of several files is chosen by its name', () => {
  const candidates = [
    { grant: '1', name: 'a.srt' },
    { grant: '2', name: 'a.vtt' },
  ]
  expect(candidateOf(opened({ candidates }), 'a.vtt')).toEqual({ grant: '2', name: 'a.vtt' })
  expect(candidateOf(opened({ candidates }), 'cancel')).toBeUndefined()
})

it("what could not be opened has a reason; a full disk can only be the sample's", () => {
  const failed = { ok: false, detail: 'EIO' } as const
  expect(whyNotOpened({ ...failed, reason: 'failed' })).toMatchObject({ what: 'It did not work (EIO).' })
  expect(whyNotOpened({ ...failed, reason: 'no-space' }).what).toMatch(/^There is not enough room/)
})
