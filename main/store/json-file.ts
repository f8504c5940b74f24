import { access, constants, copyFile, readFile, rename, stat } from 'node:fs/promises'
import path from 'node:path'
import { replaceFile } from '../files/replace-file.ts'
import { errorCode } from '../files/write-all.ts'

/** The form of our files; to be raised when an older Earmark would lose something of a newer one's file. */
const VERSION = 1
const MOST_COPIES = 1000
/** A file of ours that is larger was not made by us: reading it would hold up the start. */
const MOST_BYTES = 8_000_000

/**
 * What was wrong with a file of ours: it is no JSON (`broken`), something in it does not fit (`misfit`), it
 * is far too `large`, it cannot be read, or a newer Earmark has written it. `keptAs` = where it is kept;
 * null = where it was.
 */
export type Trouble = {
  readonly name: string
  readonly what: 'broken' | 'misfit' | 'large' | 'unreadable' | 'newer'
  readonly keptAs: string | null
}
export type Tell = (trouble: Trouble) => void

/** One JSON file of ours. Nothing that was in it is lost before the user was told. */
export type JsonFile = {
  /** The object in it; undefined when there is none, or it cannot be taken. */
  readonly read: () => Promise<object | undefined>
  /** Something in it does not fit: what is there is kept under another name before it is replaced. */
  readonly doubt: () => void
  /** Puts an object in its place, whole or not at all. Throws where that would lose what is there. */
  readonly write: (value: object) => Promise<void>
}

/** The JSON file at a path; who it is told to hears of each trouble once; `most` bytes are read. */
export function createJsonFile(
  file: string,
  tell: Tell = () => undefined,
  most: number = MOST_BYTES,
): JsonFile {
  const name = path.basename(file)
  let state: 'fits' | 'misfit' | 'unreadable' | 'newer' = 'fits'
  /** The last reading; null = nobody has looked at it. */
  let reading: Promise<object | undefined> | null = null

  async function look(): Promise<object | undefined> {
    let text = ''
    let isLarge = false
    try {
      isLarge = (await stat(file)).size > most
      if (!isLarge) text = await readFile(file, 'utf8')
    } catch (cause) {
      if (errorCode(cause) === 'ENOENT') return undefined
      state = 'unreadable'
      tell({ name, what: 'unreadable', keptAs: null })
      return undefined
    }
    const value = parse(text)
    if (value === undefined) {
      const keptAs = await setAside(file, (copy) => rename(file, copy)).catch(() => null)
      // What cannot be put aside now is, before it is written; or it is not written.
      if (keptAs === null) state = 'unreadable'
      tell({ name, what: isLarge ? 'large' : 'broken', keptAs })
      return undefined
    }
    const { earmark: version = 0, ...rest } = Array.isArray(value) ? { list: value } : value
    if (typeof version !== 'number' || version <= VERSION) return rest
    state = 'newer'
    tell({ name, what: 'newer', keptAs: null })
    return undefined
  }

  async function write(value: object): Promise<void> {
    // What nobody has looked at may be of a newer Earmark, or broken.
    await (reading ??= look())
    if (state === 'newer') throw new Error(`${name} is of a newer Earmark`)
    if (state !== 'fits') {
      // What cannot be read can be renamed still, or nothing is written.
      const isCopied = state === 'misfit'
      const keptAs = await setAside(file, (copy) =>
        isCopied ? copyFile(file, copy, constants.COPYFILE_EXCL) : rename(file, copy),
      )
      if (isCopied) tell({ name, what: 'misfit', keptAs })
      state = 'fits'
    }
    await replaceFile(file, Buffer.from(`${JSON.stringify({ earmark: VERSION, ...value }, null, 1)}\n`))
  }

  return {
    read: () => (reading = look()),
    write,
    doubt: () => {
      if (state === 'fits') state = 'misfit'
    },
  }
}

/** An object or a list (the form of version 0); undefined when it is nothing of the kind. */
function parse(text: string): (object & { earmark?: unknown }) | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}

/** Keeps a file under the next free number, and says the new name. */
export async function setAside(file: string, keep: (copy: string) => Promise<void>): Promise<string> {
  for (let number = 1; ; number++) {
    const copy = `${file}.${number}.bak`
    const isFree = await access(copy).then(
      () => false,
      (cause: unknown) => errorCode(cause) === 'ENOENT',
    )
    if (!isFree && number < MOST_COPIES) continue
    await keep(copy)
    return path.basename(copy)
  }
}
