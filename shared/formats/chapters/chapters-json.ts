import { isRecord } from '../../base/is-record.ts'
import { type Ms, parseClock } from '../../model/time.ts'
import { type Chapter, chapter } from './chapter.ts'

/** Podcasting 2.0 chapters (JSON chapters 1.2) and ffprobe chapters; null when it is neither. */
export function jsonChapters(text: string): Chapter[] | null {
  let root: unknown
  try {
    root = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    return null
  }
  const list = isRecord(root) ? root.chapters : null
  if (!Array.isArray(list)) return null
  return list.filter(isRecord).flatMap((item) => {
    const start = toMs(item.startTime ?? item.start_time) ?? inTimeBase(item.start, item.time_base)
    if (start === null) return []
    const end = toMs(item.endTime ?? item.end_time) ?? inTimeBase(item.end, item.time_base)
    return [chapter(start, titleOf(item), end, item.toc === false)]
  })
}

function titleOf(item: Record<string, unknown>): string {
  const tags = isRecord(item.tags) ? item.tags : {}
  const title = item.title ?? tags.title ?? tags.TITLE ?? tags.Title
  return typeof title === 'string' ? title : ''
}

function toMs(seconds: unknown): Ms | null {
  const value = typeof seconds === 'string' && seconds.trim() !== '' ? Number(seconds) : seconds
  if (typeof seconds === 'string' && seconds.includes(':')) return parseClock(seconds.trim())?.ms ?? null
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? Math.round(value * 1000) : null
}

/** Ticks as ms; `base` = length of a tick as a fraction of a second (`1/44100`). */
function inTimeBase(ticks: unknown, base: unknown): Ms | null {
  const [over, under] = typeof base === 'string' ? base.split('/').map(Number) : []
  return typeof ticks === 'number' && over && under ? toMs((ticks * over) / under) : null
}
