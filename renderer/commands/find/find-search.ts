import type { Segment } from '../../../shared/model/transcript.ts'
import type { Ending, Part, Search, Task } from './find-messages.ts'
import { firstTry, hear, NO_PROGRESS, secondTry, textsOf } from './search-progress.ts'

/** Longest time in ms for one line. */
const LINE_MS = 700
/** A page that was busy may have a part waiting: it is given this time. */
const GRACE_MS = 100

let worker: Worker | null = null
let told: readonly Segment[] | null = null
let dropRunning: (() => void) | null = null

/**
 * Searches in a worker, so that no pattern holds the page up; one that takes too long is ended with its
 * worker. Another search that is still running is dropped. `take` gets each part as it comes.
 */
export async function search(
  wanted: Search,
  segments: readonly Segment[],
  take: (part: Part) => void,
): Promise<Ending> {
  const begun = performance.now()
  const ending = await perform(firstTry(wanted), segments, take)
  const again = secondTry(wanted, segments.length, ending, performance.now() - begun)
  return again ? perform(again, segments, take) : ending
}

function perform(task: Task, segments: readonly Segment[], take: (part: Part) => void): Promise<Ending> {
  dropRunning?.()
  const hired = (worker ??= hire())
  return new Promise((resolve) => {
    let progress = NO_PROGRESS
    let timer: ReturnType<typeof setTimeout> | undefined
    const end = (ending: Ending) => {
      clearTimeout(timer)
      dropRunning = null
      hired.onmessage = null
      hired.onerror = null
      if (ending.kind !== 'done') dismiss()
      resolve(ending)
    }
    const watch = () => {
      clearTimeout(timer)
      const seen = progress
      const look = () => (seen === progress ? end({ kind: 'stopped', line: progress.at }) : undefined)
      timer = setTimeout(() => (timer = setTimeout(look, GRACE_MS)), LINE_MS)
    }
    dropRunning = () => end({ kind: 'dropped' })
    hired.onerror = () => end({ kind: 'failed' })
    hired.onmessage = ({ data }: MessageEvent<Part>) => {
      const heard = hear(progress, data, performance.now())
      progress = heard.progress
      if (data.kind !== 'begun') take(data)
      if (heard.ending) end(heard.ending)
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
