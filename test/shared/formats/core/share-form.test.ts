import { expect, it } from 'vitest'
import type { TimeForm } from '../../../../shared/formats/core/format.ts'
import { clockForm, numberForm, shareForm } from '../../../../shared/formats/core/share-form.ts'
import { SRT_FORM, VTT_FORM } from '../../../../shared/model/time.ts'

it('gives the same object for the same form, and another for another', () => {
  const frames = { rate: 25, drop: false, hours: 2, frames: 2, point: ':' as const }
  const forms: readonly TimeForm[] = [
    { kind: 'clock', clock: SRT_FORM },
    { kind: 'clock', clock: VTT_FORM },
    { kind: 'clock', clock: VTT_FORM, rounds: true },
    { kind: 'clock', clock: { ...VTT_FORM, endless: true } },
    { kind: 'clock', clock: { ...VTT_FORM, between: '.' } },
    { kind: 'clock', clock: { ...VTT_FORM, point: '-' } },
    { kind: 'hours-minutes', hours: 1 },
    { kind: 'seconds', digits: 3 },
    { kind: 'seconds', digits: 3, point: ',' },
    { kind: 'number', digits: 3 },
    { kind: 'number', digits: 3, perSecond: 1000 },
    { kind: 'frames', frames },
    { kind: 'frames', frames: { ...frames, drop: true } },
    { kind: 'frames', frames: { ...frames, between: ';' } },
    { kind: 'frames', frames: { ...frames, fields: 2 } },
    { kind: 'iso' },
  ]
  expect(new Set(forms.map(shareForm)).size).toBe(forms.length)
  for (const form of forms) {
    expect(shareForm({ ...form })).toBe(shareForm(form))
    expect(shareForm(form)).toEqual(form)
  }
})

it('keeps nothing of forms that hold the characters of one time', () => {
  const form = (): TimeForm => ({ kind: 'seconds-nanos', object: '{"seconds": 12, "nanos": 500000000}' })
  const [first, second] = [form(), form()]
  expect(shareForm(first)).toBe(first)
  expect(shareForm(second)).toBe(second)
})

it('tells clocks and numbers apart without building a text', () => {
  const clocks = [SRT_FORM, VTT_FORM, { ...SRT_FORM, hours: 6, fraction: 9 }]
  const numbers = [
    [1, 0],
    [1, 3],
    [1000, 0],
    [10_000_000, 0],
  ] as const
  const forms = [
    ...clocks.map(clockForm),
    ...numbers.map(([perSecond, digits]) => numberForm(perSecond, digits)),
  ]
  expect(new Set(forms).size).toBe(forms.length)
  expect(clockForm({ ...SRT_FORM })).toBe(forms[0])
  expect(numberForm(1, 3)).toEqual({ kind: 'number', digits: 3 })
  expect(numberForm(1000, 0)).toEqual({ kind: 'number', digits: 0, perSecond: 1000 })
})
