import { describe, expect, it } from 'vitest'
import {
  asksBelonging,
  misfitOf,
  misfitProblem,
  saysTheSame,
} from '../../../../renderer/commands/episode/plan-fit.ts'
import type { Plan } from '../../../../renderer/commands/episode/plan-opening.ts'
import { documentOf } from '../../../../renderer/state/document.ts'
import type { MediaFile, TextFile } from '../../../../shared/contract.ts'
import { createTimeline } from '../../../../shared/timing/active.ts'
import { line, transcriptOf } from '../../../builders.ts'
import { FILE } from '../../context.ts'

const minutes = (count: number) =>
  transcriptOf(...Array.from({ length: count }, (_, i) => line(`${i}`, i * 60_000, null)))
const misfit = (count: number, durationMs: number | null) =>
  misfitOf(createTimeline(minutes(count)), durationMs)

describe('a transcript that runs on after the audio', () => {
  it('does not belong to it: how much lies beyond, from which line on', () => {
    expect(misfit(60, 90_000)).toEqual({ count: 58, first: 2, lastMs: 59 * 60_000 })
    const problem = misfitProblem({ count: 58, first: 2, lastMs: 59 * 60_000 }, 'a.srt', 90_000)
    expect(problem).toMatchObject({ name: 'a.srt', what: /run to 59:00, the audio ends at 1:30.* line 3 on/ })
    expect(problem.advice).toMatch(/Shift/)
  })

  it('is fine when all lines begin before the end, by accident one does not, or the end is not known', () => {
    expect([misfit(60, 3_600_000), misfit(60, 59 * 60_000), misfit(60, null), misfit(0, 60_000)]).toEqual([
      null,
      null,
      null,
      null,
    ])
    const soon = transcriptOf(...[1, 61, 62, 63].map((s) => line(`${s}`, s * 1000, null)))
    expect(misfitOf(createTimeline(soon), 60_000), 'a jingle was cut off').toBeNull()
  })
})

it('texts say the same, however they are cut', () => {
  const one = transcriptOf(
    line('a', 0, null, 'We had been waiting since four.'),
    line('b', 1, null, 'Then it rained.'),
  )
  const cut = transcriptOf(line('c', 0, null, 'we had been'), line('d', 1, null, 'Waiting since four, then'))
  const other = transcriptOf(line('e', 0, null, 'Nobody came to the gate all day.'))
  expect([saysTheSame(one, cut), saysTheSame(one, other), saysTheSame(other, transcriptOf())]).toEqual([
    true,
    false,
    false,
  ])
})

it('is asked about beside a whole episode only, when neither name nor words tell', () => {
  const audio = { grant: 'a', name: 'talk.mp3' } as MediaFile
  const text = { grant: 'another', name: 'other.srt' } as TextFile
  const other = transcriptOf(line('e', 0, null, 'Nobody came to the gate all day.'))
  const document = { ...documentOf(minutes(3)), file: FILE }
  const plan = (more: Partial<Plan> = {}): Plan => ({
    present: { audio, text: FILE },
    audio: null,
    text,
    joins: null,
    mayBeAbout: false,
    about: [],
    spare: [],
    ...more,
  })
  const asks = (more?: Partial<Plan>, reading = other) => asksBelonging(plan(more), reading, document)
  expect(asks()).toBe(true)
  expect(asks({}, minutes(3)), 'it says the same').toBe(false)
  expect(asks({ text: { ...text, name: 'talk.de.srt' } })).toBe(false)
  expect(asks({ text: { ...text, grant: FILE.grant } }), 'it is the same file').toBe(false)
  expect(asks({ audio })).toBe(false)
  expect(asks({ present: { audio, text: null } }), 'it is waited for').toBe(false)
})
