import type { Table } from '../outcome.ts'
import { exportPage } from './export.ts'
import { cancelWork } from './large-text.ts'
import { exportCopy, save, saveAs } from './save.ts'

/** The commands that write files. */
export const filesTable = {
  'file.save': save,
  'file.saveAs': saveAs,
  'file.exportCopy': exportCopy,
  'file.exportPage': exportPage,
  'file.cancel': () => ({ message: cancelWork() }),
  'file.report': () => ({ view: { dialog: { kind: 'report' } } }),
} as const satisfies Table
