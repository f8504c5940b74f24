import type { Ms } from '../../model/time.ts'
import { type Message, message } from '../../words/message.ts'
import type { JsonUnit } from '../core/time-units.ts'
import { bareKey, pairPlace } from './json-fields.ts'
import type { JsonMapping } from './json-mapping.ts'
import type { RawItem } from './json-read.ts'

/** Units per second, and a short reason. */
export type UnitChoice = {
  readonly perSecond: number
  readonly unit: Exclude<JsonUnit, 'auto'>
  readonly name: Message
  readonly reason: Message
}

const UNITS = [
  { perSecond: 1, unit: 'seconds', name: message('unit.seconds') },
  { perSecond: 1000, unit: 'milliseconds', name: message('unit.milliseconds') },
  { perSecond: 10_000_000, unit: 'ticks', name: message('unit.nanoseconds100') },
] as const

/** Characters spoken per second: about 14 in any language. */
const USUAL = 14

/**
 * The unit of the bare numbers of a list: by the key's name, by decimals, else by speaking rate and the
 * length of the audio. `items` were read as seconds. Null when no time is a bare number.
 */
export function chooseUnit(
  items: readonly RawItem[],
  mapping: JsonMapping,
  durationMs: Ms | null,
): UnitChoice | null {
  const times = items
    .flatMap(({ start, end, duration }) => [start, end, duration])
    .filter((time) => time !== null)
  const numbers = times.filter(({ form, ms }) => form.kind === 'number' && ms !== null)
  if (numbers.length === 0) return null
  if (mapping.unit !== 'auto') {
    const given = UNITS.find(({ unit }) => unit === mapping.unit) ?? UNITS[0]
    return { ...given, reason: message('why.chosen') }
  }
  const key = mapping.start ?? mapping.end ?? mapping.duration ?? ''
  const named = byName(bareKey(key), pairPlace(key)?.key ?? key)
  if (named) return named
  const broken = numbers.filter(({ form }) => form.kind === 'number' && form.digits > 0).length
  if (broken >= numbers.length * 0.1) return { ...UNITS[0], reason: message('why.decimals') }
  return byRate(items, durationMs)
}

function byName(bare: string, key: string): UnitChoice | null {
  const at = /ticks?$/.test(bare)
    ? 2
    : /(?:ms|millis|milliseconds)$/.test(bare)
      ? 1
      : /(?:sec|secs|seconds)$|_s$/i.test(bare) || /_s$/.test(key)
        ? 0
        : null
  return at === null ? null : { ...UNITS[at], reason: message('why.keyName', { key }) }
}

function byRate(items: readonly RawItem[], durationMs: Ms | null): UnitChoice {
  let characters = 0
  let length = 0
  let last = 0
  for (const [i, { text, start, end, duration }] of items.entries()) {
    const from = start?.ms ?? null
    const next = items[i + 1]?.start?.ms ?? null
    const to = end?.ms ?? (from !== null && duration?.ms != null ? from + duration.ms : next)
    if (from === null || to === null || to <= from) continue
    characters += text?.value.length ?? 0
    length += to - from
    last = Math.max(last, to)
  }
  const rated = UNITS.map((unit) => {
    const rate = length === 0 ? USUAL : (characters * 1000 * unit.perSecond) / length
    const share = durationMs ? last / unit.perSecond / durationMs : null
    const misfit = share === null ? 0 : share > 1.1 ? 3 : share < 0.02 ? 2 : 0
    return { unit, rate, off: Math.abs(Math.log(Math.max(rate, 1e-9) / USUAL)) + misfit }
  })
  const best = rated.reduce((one, other) => (other.off < one.off ? other : one))
  const rate = best.rate < 10 ? best.rate.toFixed(1) : best.rate.toFixed(0)
  return { ...best.unit, reason: message('why.speed', { rate }) }
}
