import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSettings } from '../../../main/store/settings.ts'
import { DEFAULT_SETTINGS } from '../../../shared/settings.ts'

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'earmark-settings-'))
})
afterEach(() => rm(folder, { recursive: true }))

const file = () => path.join(folder, 'settings.json')

/** The store as after a start of the app: it has nothing in memory. */
const start = () => createSettings(folder)

describe('stored settings', () => {
  it('are the defaults at first, and nothing is written for that', async () => {
    expect(await start().read()).toEqual(DEFAULT_SETTINGS)
    expect(existsSync(file())).toBe(false)
  })

  it('survive a restart', async () => {
    const { change } = start()
    await change({ theme: 'dark' })
    await change({ volume: 0.5 })
    const expected = { ...DEFAULT_SETTINGS, theme: 'dark', volume: 0.5 }
    expect(await start().read()).toEqual(expected)
    expect(JSON.parse(await readFile(file(), 'utf8'))).toEqual({ earmark: 1, ...expected })
  })

  // Known defect: each overlapping change starts from the settings before the other one.
  it('keep every change when changes overlap', async () => {
    const { change } = start()
    await Promise.all([change({ theme: 'light' }), change({ textSize: 20 })])
    expect(await start().read()).toMatchObject({ theme: 'light', textSize: 20 })
  })

  it('replace what does not fit by its default, field by field', async () => {
    await writeFile(file(), JSON.stringify({ theme: 'pink', textSize: 22, volume: 7, later: true }))
    expect(await start().read()).toEqual({ ...DEFAULT_SETTINGS, textSize: 22 })
  })

  it('keep a file in which something does not fit before they replace it, and one without stays alone', async () => {
    const odd = JSON.stringify({ theme: 'pink', textSize: 22 })
    await writeFile(file(), odd)
    await start().change({ volume: 0.5 })
    expect(await readFile(`${file()}.1.bak`, 'utf8')).toBe(odd)
    await start().change({ volume: 0.25 })
    expect(existsSync(`${file()}.2.bak`)).toBe(false)
  })

  it('set a broken file aside', async () => {
    await writeFile(file(), '{ "theme": "dark", ')
    expect(await start().read()).toEqual(DEFAULT_SETTINGS)
    expect(existsSync(file())).toBe(false)
    expect(await readFile(`${file()}.1.bak`, 'utf8')).toBe('{ "theme": "dark", ')
  })
})
