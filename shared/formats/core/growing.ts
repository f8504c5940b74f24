/** A column of numbers. Readers of large files remember millions of places in such columns, which take 4 or 8 bytes each. */
export type Column = Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer> | Uint8Array<ArrayBuffer>

/** A copy of a full column with room for twice as many numbers. */
export function longer<C extends Column>(column: C): C {
  const copy = new (column.constructor as new (length: number) => C)(column.length * 2 + 16)
  copy.set(column)
  return copy
}
