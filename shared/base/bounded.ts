import * as z from 'zod/mini'

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
