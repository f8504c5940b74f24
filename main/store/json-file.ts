import { readFile, rename } from 'node:fs/promises'
import path from 'node:path'
import { app } from 'electron'
import { replaceFile } from '../files/replace-file.ts'

/** Reads a JSON file of ours from the user data folder. A broken one is set aside as `.bak`; undefined when there is none. */
export async function readJson(name: string): Promise<unknown> {
  const file = path.join(app.getPath('userData'), name)
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch (cause) {
    if (cause instanceof SyntaxError) await rename(file, `${file}.bak`).catch(() => undefined)
    return undefined
  }
}

/** Writes a JSON file of ours, whole or not at all. */
export async function writeJson(name: string, value: unknown): Promise<void> {
  const text = `${JSON.stringify(value, null, 1)}\n`
  await replaceFile(path.join(app.getPath('userData'), name), Buffer.from(text))
}
