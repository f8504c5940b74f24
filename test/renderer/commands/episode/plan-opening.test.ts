import { describe, expect, it } from 'vitest'
import { planOpening, replacesText } from '../../../../renderer/commands/episode/plan-opening.ts'
import type { MediaFile, Opened, TextFile } from '../../../../shared/contract.ts'
import { FILE } from '../../context.ts'

const audio = { grant: 'a', name: 'a.mp3' } as MediaFile
const text = { grant: 't', name: 'a.srt', text: 'Hello' } as TextFile
const nothing = { audio: null, text: null }
const opened = (more: Partial<Opened>): Opened => {
  return { audio: null, text: null, paired: null, candidates: [], problems: [], ...more }
}

describe('what was opened', () => {
  it('is a new episode when nothing or both halves are on screen', () => {
    expect(planOpening(nothing, opened({ audio, text }))).toMatchObject({ audio, text, joins: null })
    expect(planOpening({ audio, text: FILE }, opened({ audio }))).toMatchObject({ audio, joins: null })
  })

  it('joins the half that is there', () => {
    expect(planOpening({ audio, text: null }, opened({ text })).joins).toBe('text')
    expect(planOpening({ audio: null, text: FILE }, opened({ audio })).joins).toBe('audio')
  })

  it('never replaces a half by one that was only found by its name', () => {
    const found = opened({ audio, text, paired: 'audio' })
    expect(planOpening({ audio, text: null }, found)).toMatchObject({ audio: null, text })
    const foundText = opened({ audio, text, paired: 'text' })
    expect(planOpening({ audio: null, text: FILE }, foundText)).toMatchObject({ audio, text: null })
  })

  it('may be about the episode when it is a text alone, and not too long', () => {
    expect(planOpening({ audio, text: null }, opened({ text })).mayBeAbout).toBe(true)
    expect(planOpening(nothing, opened({ text })).mayBeAbout).toBe(false)
    expect(planOpening({ audio, text: null }, opened({ audio, text })).mayBeAbout).toBe(false)
    const long = { ...text, text: 'x'.repeat(1_500_000) }
    expect(planOpening({ audio, text: null }, opened({ text: long })).mayBeAbout).toBe(false)
  })
})

it('the transcript on screen goes for another one, and for other audio, but not for its own', () => {
  const joined = planOpening({ audio: null, text: FILE }, opened({ audio }))
  expect([replacesText(joined, false), replacesText(joined, true)]).toEqual([false, true])
  expect(replacesText(planOpening({ audio, text: FILE }, opened({ audio })), false)).toBe(true)
  expect(replacesText(planOpening(nothing, opened({ text })), true)).toBe(false)
})
