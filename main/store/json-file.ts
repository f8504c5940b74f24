import { readFile, rename } from 'node:fs/promises'
import { replaceFile } from '../files/replace-file.ts'

/** Reads a JSON file of ours. A broken one is set aside as `.bak`; undefined when there is none. */
export async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch (cause) {
    if (cause instanceof SyntaxError) await rename(file, `${file}.bak`).catch(() => undefined)
    return undefined
  }
}

/** Writes a JSON file of ours, whole or not at all. */
export async function writeJson(file: string, value: unknown): Promise<void> {
  await replaceFile(file, Buffer.from(`${JSON.stringify(value, null, 1)}\n`))
}
