import { describe, expect, it } from 'vitest'
import {
  findingsIn,
  fix,
  optionsOf,
  reviewFixes,
  showFinding,
  stepFinding,
} from '../../../../renderer/commands/review/checks.ts'
import { FIRST_APP } from '../../../../renderer/state/app.ts'
import { NO_FINDINGS } from '../../../../renderer/state/findings.ts'
import { selectReview } from '../../../../renderer/state/mode.ts'
import { line, transcriptOf } from '../../../builders.ts'
import { contextOf, heardIn, timesAfter } from '../../context.ts'

const LINES = transcriptOf(
  line('a', 1000, 3500, 'One two three four'),
  line('b', 3000, 5000, 'Five six seven eight'),
  line('c', null, null, 'Nine'),
)
const findings = findingsIn(LINES, optionsOf(FIRST_APP.settings, 60_000, null))
const overlap = findings.findings.find(({ kind }) => kind === 'overlap')!

describe('findings', () => {
  it('mark their lines, but for those without a time, which say so themselves', () => {
    expect(findings.findings.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['overlap', 'untimed']))
    expect([...findings.lines]).toContain('a')
    expect(findings.lines.has('c')).toBe(false)
  })

  it('say which marks nearly all lines have', () => {
    const options = optionsOf(FIRST_APP.settings, null, null)
    const lines = Array.from({ length: 10 }, (_, i) => line(`${i}`, i * 1000, i * 1000 + 900))
    const snapped = lines.map((one, i) =>
      i < 9 ? { ...one, mark: 'estimated' as const, origin: { start: 1, end: 2 } } : one,
    )
    const usual = (of: typeof lines) => findingsIn(transcriptOf(...of), options).usual
    expect(usual(snapped)).toEqual({ estimated: true, changed: true })
    expect(usual([...lines, ...snapped])).toEqual({ estimated: false, changed: false })
    expect(usual(snapped.slice(0, 7)), 'of a few each one tells').toEqual({
      estimated: false,
      changed: false,
    })
  })

  it('are none of a transcript that has not been begun', () => {
    expect(findingsIn(transcriptOf(line('x', null)), optionsOf(FIRST_APP.settings, null, null))).toBe(
      NO_FINDINGS,
    )
  })

  it('are gone through around the end', () => {
    const context = contextOf(LINES, { findings, selection: { id: 'c' } })
    expect(stepFinding(context, 1).select?.id).toBe('a')
    expect(stepFinding(contextOf(LINES), 1)).toEqual({ message: 'The checks have found nothing' })
  })

  it('are shown with their reason, at the moment to look at', () => {
    const outcome = showFinding(contextOf(LINES), overlap)
    expect(outcome).toMatchObject({ select: { id: 'a', edge: 'start', open: null }, message: overlap.reason })
    expect(heardIn(outcome)).toBe(`seek ${overlap.ms}`)
  })
})

describe('putting right', () => {
  it('fixes one, or all of a kind after a look', () => {
    const context = contextOf(LINES)
    const outcome = fix(context, overlap)
    expect(outcome).toMatchObject({ mode: { kind: 'none' }, message: 'One line put right' })
    expect(timesAfter(context, outcome)[0]?.[2]).toBeLessThanOrEqual(3000)
    const review = reviewFixes(context, 'overlap', [overlap])
    expect(selectReview({ mode: review.mode!, preview: null })?.title).toBe('Fix “Overlaps the next line”')
  })

  it('says what cannot be put right without listening', () => {
    const untimed = findings.findings.find(({ kind }) => kind === 'untimed')!
    expect(fix(contextOf(LINES), untimed)).toEqual({ message: 'This cannot be put right without listening' })
    expect(reviewFixes(contextOf(LINES), 'untimed', [untimed]).mode).toBeUndefined()
  })
})
