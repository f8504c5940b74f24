import path from 'node:path'
import { pathToFileURL } from 'node:url'
import ts from 'typescript'
import { expect, it, vi } from 'vitest'

vi.mock('electron', () => {
  throw new Error('there is no Electron here')
})

const folder = path.resolve(import.meta.dirname, '..', '..', 'main')
const { config } = ts.readConfigFile(path.join(folder, 'tsconfig.node.json'), (name) =>
  ts.sys.readFile(name),
) as { config: unknown }
const { fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, folder)
const modules = fileNames.map((name) => path.relative(folder, name).replaceAll(path.sep, '/'))

it('finds the part of main that needs no Electron', () => {
  expect(modules).toEqual(
    expect.arrayContaining(['files/read-text.ts', 'audio/decode.ts', 'store/settings.ts']),
  )
})

it.each(modules)('%s can be loaded without Electron', async (name) => {
  const loaded = (await import(pathToFileURL(path.join(folder, name)).href)) as Record<string, unknown>
  expect(loaded).toBeTypeOf('object')
})
