import type { JsonUnit, TimeUnit } from './time-units.ts'

/** What a table column or JSON key can hold. */
export type ColumnRole = 'start' | 'end' | 'duration' | 'text' | 'speaker'

/** Which part has which role. A part is a column number from 0, or the path of a key. */
export type MappedRoles = Readonly<{ [R in ColumnRole]?: string | undefined }>

/**
 * A user's mapping of a table or JSON file: which column or key has which role, and the unit of bare numbers.
 */
export type HandMapping =
  | {
      readonly kind: 'columns'
      readonly roles: MappedRoles
      readonly unit: TimeUnit
      readonly delimiter: string
      readonly header: boolean
      /** Frames per second, where the unit is frames. */
      readonly rate: number
      readonly fromFirst: boolean
    }
  | {
      readonly kind: 'keys'
      readonly roles: MappedRoles
      readonly unit: JsonUnit
      /** The list whose items are the lines. */
      readonly items: string
    }
