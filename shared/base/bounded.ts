import * as z from 'zod/mini'

/** Nothing that crosses between the processes holds parts in parts as deep as this. */
const DEEPEST = 16

type Room = { parts: number; characters: number }

/** More than any message holds: the lines of a hearing with their words, a text of 200 MB. */
export const MESSAGE_ROOM: Readonly<Room> = { parts: 10_000_000, characters: 250_000_000 }

/**
 * A list or record of at most `most` parts: counted before any of them is looked at, as each that does not
 * fit would be told of.
 */
export function bounded<Out, In>(schema: z.ZodMiniType<Out, In>, most: number) {
  return z.pipe(
    z.custom<In>((value) => sizeOf(value) <= most, 'too many'),
    schema,
  )
}

function sizeOf(value: unknown): number {
  if (Array.isArray(value)) return value.length
  return typeof value === 'object' && value !== null ? Object.keys(value).length : 0
}

/**
 * True when there is room for a message: for its parts at any depth, and the characters of its texts and
 * keys. Each counts wherever it stands: what crosses holds one that stands in many places once, and who reads
 * or writes it makes as many. Only lists and records have room: of others it is not known what they hold.
 */
export function hasRoom(message: unknown, room: Readonly<Room>): boolean {
  return takes(message, { ...room }, DEEPEST)
}

function takes(value: unknown, left: Room, depth: number): boolean {
  if (typeof value === 'string') return (left.characters -= value.length) >= 0
  if (typeof value !== 'object' || value === null) return true
  if (depth === 0) return false
  if (Array.isArray(value)) return takesAll(value, left, depth)
  return (
    isPlain(value) && takesAll(Object.keys(value), left, depth) && takesAll(Object.values(value), left, depth)
  )
}

/** The empty places of a list count as well. */
function takesAll(parts: readonly unknown[], left: Room, depth: number): boolean {
  left.parts -= parts.length
  return left.parts >= 0 && parts.every((part) => takes(part, left, depth - 1))
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
