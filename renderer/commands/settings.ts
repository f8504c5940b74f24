import type { Settings } from '../../shared/settings.ts'
import { host } from '../host.ts'
import * as player from '../playback/player.ts'
import { adoptSettings, appStore } from '../state/app.ts'
import { reportUnkept, settled } from './say.ts'

/** Settings are stored once they have stayed the same for so long: dragging a slider writes one file. */
const QUIET_MS = 400
let waiting: Partial<Settings> = {}
let timer: ReturnType<typeof setTimeout> | undefined

/** Changes settings at once and stores them soon. */
export function changeSettings(changes: Partial<Settings>): void {
  const settings = { ...appStore.getState().settings, ...changes }
  adoptSettings(settings)
  applySettings(settings)
  waiting = { ...waiting, ...changes }
  clearTimeout(timer)
  timer = setTimeout(() => void storeSettings(), QUIET_MS)
}

/** Stores what was changed a moment ago: before the window closes. */
export async function storeSettings(): Promise<void> {
  clearTimeout(timer)
  const changes = waiting
  waiting = {}
  if (Object.keys(changes).length === 0) return
  const result = await host.writeSettings(changes)
  if (result.ok) return settled('keeping', 'Settings')
  reportUnkept('Settings', result)
  if (result.reason !== 'bad-request') waiting = { ...changes, ...waiting }
  else await storeFitting(changes)
}

/** One value that cannot be stored takes no other with it. */
async function storeFitting(changes: Partial<Settings>): Promise<void> {
  const each = Object.entries(changes)
  if (each.length > 1) for (const [key, value] of each) await host.writeSettings({ [key]: value })
}

/** Brings the page and the player in line with the settings. */
export function applySettings(settings: Settings): void {
  player.setVolume(settings.volume, settings.muted)
  document.documentElement.style.setProperty('--text-size', `${settings.textSize}px`)
  applyTheme()
}

const dark = matchMedia('(prefers-color-scheme: dark)')

/** Colours by the setting, else by the system. */
export function applyTheme(): void {
  const { theme } = appStore.getState().settings
  document.documentElement.dataset.theme = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme
}

/** Follows the system's colours until `signal` ends it. */
export function startTheme(signal: AbortSignal): void {
  dark.addEventListener('change', applyTheme, { signal })
}
