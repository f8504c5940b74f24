import { type KeyNames, US_KEYS } from '../../shared/commands/layout.ts'
import type { Episode } from '../../shared/contract.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../shared/settings.ts'
import { createOwned } from './transaction.ts'

/** What is of no episode: kept by main, or told by the system. */
export type AppState = {
  readonly settings: Settings
  /** The recent episodes. */
  readonly episodes: readonly Episode[]
  readonly mac: boolean
  /** What the keys of the user's layout are called. */
  readonly keyNames: KeyNames
}

export const FIRST_APP: AppState = {
  settings: DEFAULT_SETTINGS,
  episodes: [],
  mac: false,
  keyNames: US_KEYS,
}

export const appStore = createOwned(FIRST_APP)

/** The settings; another object after each change. */
export const selectSettings = (state: AppState) => state.settings
/** True on macOS, where Cmd stands for Ctrl and keys have signs. */
export const selectMac = (state: AppState) => state.mac

/** Takes what main says at the start. */
export function greet(told: Pick<AppState, 'settings' | 'episodes' | 'mac'>): void {
  const { settings, episodes, mac } = told
  appStore.setState({ settings, episodes, mac })
}

/** Takes settings as they are now. Storing them is up to the caller. */
export function adoptSettings(settings: Settings): void {
  appStore.setState({ settings })
}

/** Takes the recent episodes, as main lists them. */
export function listEpisodes(episodes: readonly Episode[]): void {
  appStore.setState({ episodes })
}

/** Takes what the keys of the user's layout are called. */
export function nameKeys(keyNames: KeyNames): void {
  appStore.setState({ keyNames })
}
