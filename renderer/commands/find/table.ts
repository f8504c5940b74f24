import type { Table } from '../outcome.ts'
import { openFind, stepFind } from './find.ts'
import { previewReplaceAll, replaceOne } from './searching.ts'

/** The commands that find and replace. */
export const findTable = {
  'edit.find': (context) => openFind(context, false),
  'edit.replace': (context) => openFind(context, true),
  'edit.findNext': (context) => stepFind(context, 1),
  'edit.findPrevious': (context) => stepFind(context, -1),
  'edit.replaceOne': replaceOne,
  'edit.replaceAll': previewReplaceAll,
} as const satisfies Table
