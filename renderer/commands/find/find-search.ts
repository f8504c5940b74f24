import type { Segment } from '../../../shared/model/transcript.ts'
import type { Part, Task, Texts } from './find-messages.ts'

/** Longest time in ms for one line, and for all. */
const LINE_MS = 700
const WHOLE_MS = 10_000
/** A page that was busy may have a part waiting: it is given this time. */
const GRACE_MS = 100

/** How a search ended: `stopped` = it took too long at the line of this index; `dropped` = another one began. */
export type Outcome =
  | { readonly kind: 'done' | 'dropped' | 'failed' }
  | { readonly kind: 'stopped'; readonly line: number }

let worker: Worker | null = null
let told: readonly Segment[] | null = null
let dropRunning: (() => void) | null = null

/**
 * Searches in a worker, so that no pattern holds the page up; one that takes too long is ended with its worker. Another
 * search that is still running is dropped. `take` gets each part as it comes.
 */
export async function search(
  task: Omit<Task, 'kind' | 'isCareful'>,
  segments: readonly Segment[],
  take: (part: Part) => void,
): Promise<Outcome> {
  const begun = performance.now()
  const outcome = await perform({ ...task, kind: 'task', isCareful: false }, segments, take)
  if (outcome.kind !== 'stopped' || performance.now() - begun > WHOLE_MS) return outcome
  // It is somewhere after the last part: once more from there, line by line.
  const lines = task.lines ?? Int32Array.from(segments, (_, i) => i)
  const rest = lines.subarray(Math.max(0, lines.indexOf(outcome.line)))
  return perform({ ...task, kind: 'task', lines: rest, isCareful: true }, segments, take)
}

function perform(task: Task, segments: readonly Segment[], take: (part: Part) => void): Promise<Outcome> {
  dropRunning?.()
  const hired = (worker ??= hire())
  return new Promise((resolve) => {
    let at = 0
    let parts = 0
    let timer: ReturnType<typeof setTimeout> | undefined
    let latest = Infinity
    const end = (outcome: Outcome) => {
      clearTimeout(timer)
      dropRunning = null
      hired.onmessage = null
      hired.onerror = null
      if (outcome.kind !== 'done') dismiss()
      resolve(outcome)
    }
    const watch = () => {
      clearTimeout(timer)
      const seen = parts
      const look = () => (seen === parts ? end({ kind: 'stopped', line: at }) : undefined)
      timer = setTimeout(() => (timer = setTimeout(look, GRACE_MS)), LINE_MS)
    }
    dropRunning = () => end({ kind: 'dropped' })
    hired.onerror = () => end({ kind: 'failed' })
    hired.onmessage = ({ data }: MessageEvent<Part>) => {
      parts++
      at = data.at
      if (data.kind === 'begun') latest = performance.now() + WHOLE_MS
      else take(data)
      if (data.kind === 'done') end({ kind: 'done' })
      else if (performance.now() > latest) end({ kind: 'stopped', line: at })
      else watch()
    }
    if (told !== segments) hired.postMessage(textsOf(segments))
    told = segments
    hired.postMessage(task)
  })
}

function hire(): Worker {
  return new Worker(new URL('./find-worker.ts', import.meta.url), { type: 'module', name: 'find' })
}

/** Ends the worker, and with it whatever it is doing. */
export function dismiss(): void {
  worker?.terminate()
  worker = null
  told = null
}

function textsOf(segments: readonly Segment[]): Texts {
  const lengths = Int32Array.from(segments, ({ text }) => text.length)
  return { kind: 'texts', joined: segments.map(({ text }) => text).join(''), lengths }
}
