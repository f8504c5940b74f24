import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DEFAULT_SETTINGS } from '../../../shared/settings.ts'

const place = vi.hoisted(() => ({ userData: '' }))
vi.mock('electron', () => ({ app: { getPath: () => place.userData } }))

beforeEach(async () => {
  place.userData = await mkdtemp(path.join(tmpdir(), 'earmark-settings-'))
})
afterEach(() => rm(place.userData, { recursive: true }))

const file = () => path.join(place.userData, 'settings.json')

/** The store as after a start of the app: it keeps nothing in memory. */
async function start() {
  vi.resetModules()
  return import('../../../main/store/settings.ts')
}

describe('stored settings', () => {
  it('are the defaults at first, and nothing is written for that', async () => {
    expect(await (await start()).readSettings()).toEqual(DEFAULT_SETTINGS)
    expect(existsSync(file())).toBe(false)
  })

  it('survive a restart', async () => {
    const { changeSettings } = await start()
    await changeSettings({ theme: 'dark' })
    await changeSettings({ volume: 0.5 })
    const expected = { ...DEFAULT_SETTINGS, theme: 'dark', volume: 0.5 }
    expect(await (await start()).readSettings()).toEqual(expected)
    expect(JSON.parse(await readFile(file(), 'utf8'))).toEqual(expected)
  })

  // Known defect: each overlapping change starts from the settings before the other one.
  it('keep every change when changes overlap', async () => {
    const { changeSettings } = await start()
    await Promise.all([changeSettings({ theme: 'light' }), changeSettings({ textSize: 20 })])
    expect(await (await start()).readSettings()).toMatchObject({ theme: 'light', textSize: 20 })
  })

  it('replace what does not fit by its default, field by field', async () => {
    await writeFile(file(), JSON.stringify({ theme: 'pink', textSize: 22, volume: 7, later: true }))
    expect(await (await start()).readSettings()).toEqual({ ...DEFAULT_SETTINGS, textSize: 22 })
  })

  it('set a broken file aside', async () => {
    await writeFile(file(), '{ "theme": "dark", ')
    expect(await (await start()).readSettings()).toEqual(DEFAULT_SETTINGS)
    expect(existsSync(file())).toBe(false)
    expect(await readFile(`${file()}.bak`, 'utf8')).toBe('{ "theme": "dark", ')
  })
})
