import * as z from 'zod/mini'
import type { Splice } from '../model/edit.ts'
import type { Segment } from '../model/transcript.ts'
import {
  newLineSchema,
  type Patch,
  packNew,
  packPatch,
  patched,
  patchSchema,
  unpackNew,
} from './packed-line.ts'

/**
 * What becomes of the lines that a splice replaces, in their order: so many stay as they are (above 0), so
 * many go (below 0), so many get the same patch, or a line comes.
 */
const stepSchema = z.union([z.int(), z.tuple([z.int().check(z.gte(1)), patchSchema]), newLineSchema])
type Step = z.infer<typeof stepSchema>

/** Index of the first line, and what becomes of the lines from there on. */
export const spliceSchema = z.tuple([z.int().check(z.gte(0)), z.array(stepSchema)])
export type PackedSplice = z.infer<typeof spliceSchema>

/** A splice without the lines that it removes: these are in the transcript it is applied to. */
export function packSplice({ at, removed, inserted }: Splice): PackedSplice {
  const steps = createSteps()
  const places = new Map(removed.map(({ id }, i) => [id, i]))
  let next = 0
  for (const line of inserted) {
    const place = places.get(line.id)
    const old = removed[place ?? -1]
    if (place === undefined || !old || place < next) {
      steps.come(line)
      continue
    }
    steps.go(place - next)
    steps.stay(old, line)
    next = place + 1
  }
  steps.go(removed.length - next)
  return [at, steps.list]
}

/** Collects steps; alike neighbours become one. */
function createSteps() {
  const list: Step[] = []
  let lastPatch = ''
  const count = (by: number) => {
    const last = list.at(-1)
    if (typeof last === 'number' && last > 0 === by > 0) list[list.length - 1] = last + by
    else list.push(by)
  }
  const patch = (one: Patch) => {
    const [last, text] = [list.at(-1), JSON.stringify(one)]
    if (Array.isArray(last) && text === lastPatch) list[list.length - 1] = [last[0] + 1, one]
    else list.push([1, one])
    lastPatch = text
  }
  return {
    list,
    come: (line: Segment) => list.push(packNew(line)),
    go: (lines: number) => {
      if (lines > 0) count(-lines)
    },
    stay: (old: Segment, now: Segment) => (now === old ? count(1) : patch(packPatch(old, now))),
  }
}

/** The splice in the transcript it was made in; null when it does not fit these lines. */
export function unpackSplice([at, steps]: PackedSplice, segments: readonly Segment[]): Splice | null {
  const inserted: Segment[] = []
  let next = at
  for (const step of steps) {
    const lines = typeof step === 'number' ? Math.abs(step) : Array.isArray(step) ? step[0] : 0
    if (next + lines > segments.length) return null
    const old = segments.slice(next, next + lines)
    next += lines
    if (Array.isArray(step)) for (const line of old) inserted.push(patched(line, step[1]))
    else if (typeof step === 'object') inserted.push(unpackNew(step))
    else if (step > 0) for (const line of old) inserted.push(line)
  }
  return at > segments.length ? null : { at, removed: segments.slice(at, next), inserted }
}

/** What turns one list of lines into another with as many of the same: lines that are other objects now. */
export function differences(before: readonly Segment[], after: readonly Segment[]): Splice[] {
  const splices: { at: number; removed: Segment[]; inserted: Segment[] }[] = []
  for (const [at, old] of before.entries()) {
    const now = after[at]
    if (!now || now === old) continue
    const last = splices.at(-1)
    if (last && last.at + last.removed.length === at) {
      last.removed.push(old)
      last.inserted.push(now)
    } else splices.push({ at, removed: [old], inserted: [now] })
  }
  return splices
}
