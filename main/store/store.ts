import path from 'node:path'
import { type Backups, createBackups } from './backups.ts'
import { type CompanionsStore, createCompanions } from './companions.ts'
import { createDelays, type DelaysStore } from './delays.ts'
import { createJournals, type Journals } from './journals.ts'
import type { Tell } from './json-file.ts'
import { createLibrary, type Library } from './library.ts'
import { createSettings, type SettingsStore } from './settings.ts'

/** All that we keep in the folder of the user's data. */
export type Store = {
  readonly folder: string
  readonly folders: { readonly companions: string; readonly peaks: string; readonly sample: string }
  readonly settings: SettingsStore
  readonly library: Library
  readonly companions: CompanionsStore
  readonly journals: Journals
  readonly backups: Backups
  readonly delays: DelaysStore
}

type Place = { readonly folder: string; readonly version: string; readonly tell?: Tell | undefined }

/**
 * The store in `folder`, which has to be there. `version` names the decoders whose delays are kept; `tell`
 * hears what was wrong with a file.
 */
export function createStore({ folder, version, tell }: Place): Store {
  const folders = {
    companions: path.join(folder, 'companions'),
    peaks: path.join(folder, 'peaks'),
    sample: path.join(folder, 'sample'),
  }
  return {
    folder,
    folders,
    settings: createSettings(folder, tell),
    library: createLibrary(folder, tell),
    companions: createCompanions(folders.companions, tell),
    journals: createJournals(path.join(folder, 'journals')),
    backups: createBackups(path.join(folder, 'backups')),
    delays: createDelays(folder, version),
  }
}
