import type { JsonUnit, TimeUnit } from './time-units.ts'

/** What a column of a table or a key of a JSON file may say. */
export type ColumnRole = 'start' | 'end' | 'duration' | 'text' | 'speaker'

/** Which part says what. A part is the number of a column from 0, or the path of a key. */
export type MappedRoles = Readonly<{ [R in ColumnRole]?: string | undefined }>

/** What a user says about a table or a JSON file: which column or key says what, and what bare numbers count. */
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
