/** A column of numbers, 1 to 8 bytes each: where readers of large files keep millions of places. */
export type Column =
  | Int32Array<ArrayBuffer>
  | Float32Array<ArrayBuffer>
  | Float64Array<ArrayBuffer>
  | Uint8Array<ArrayBuffer>
  | Uint16Array<ArrayBuffer>

/** A copy of a full column with room for twice as many numbers. */
export function longer<C extends Column>(column: C): C {
  const copy = new (column.constructor as new (length: number) => C)(column.length * 2 + 16)
  copy.set(column)
  return copy
}
