import type { Keep } from '../files/write-text.ts'
import type { Store } from '../store/store.ts'

/** Before a text is replaced, its journal tells by what, and what stood there becomes an earlier version. */
export function beforeSaving({ journals, backups }: Pick<Store, 'journals' | 'backups'>): Keep {
  return async (file, bytes, coming) => {
    await journals.foretell(file, coming)
    return backups.keep(file, bytes)
  }
}
