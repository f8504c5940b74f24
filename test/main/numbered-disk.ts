import type * as Fs from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'

/** What goes wrong at a step: an error of the system, a write that takes half, or the end of the program. */
export type Fault = 'ENOSPC' | 'EACCES' | 'EIO' | 'EMFILE' | 'short write' | 'end'
export const FAULTS: readonly Fault[] = ['ENOSPC', 'EACCES', 'EIO', 'EMFILE', 'short write']

const disk = { at: 0, fault: 'EIO' as Fault, done: [] as string[] }

/**
 * From now on the step of this number (from 1) has a fault, and the others have none; after the end of the program
 * nothing is done any more. 0 = no fault.
 */
export function failAt(at: number, fault: Fault): void {
  Object.assign(disk, { at, fault, done: [] })
}

/** What the program has asked of the disk since then, one after the other. */
export function stepsDone(): readonly string[] {
  return disk.done
}

async function step<T>(name: string, action: () => Promise<T>, half?: () => Promise<T>): Promise<T> {
  const { at, fault, done } = disk
  done.push(name)
  const isOver = fault === 'end' && at > 0 && done.length >= at
  if (!isOver && done.length !== at) return action()
  if (fault === 'short write') return half ? half() : action()
  throw Object.assign(new Error(`${fault} at ${name}`), { code: fault })
}

/** The file system on that disk: each call is a step. */
export function numberedFs(real: typeof Fs): typeof Fs {
  const counted = Object.entries(real).map(([name, value]) => {
    if (typeof value !== 'function') return [name, value]
    const action = value as (...args: unknown[]) => Promise<unknown>
    return [
      name,
      (...args: unknown[]) =>
        step(name, async () => {
          const result = await action(...args)
          return name === 'open' ? countedHandle(result as FileHandle) : result
        }),
    ]
  })
  return Object.fromEntries(counted) as typeof Fs
}

const OF_HANDLE = [
  'read',
  'readFile',
  'stat',
  'sync',
  'datasync',
  'truncate',
  'chown',
  'chmod',
  'utimes',
] as const

function countedHandle(handle: FileHandle): FileHandle {
  for (const name of OF_HANDLE) {
    const action = handle[name].bind(handle) as (...args: unknown[]) => Promise<unknown>
    Object.assign(handle, { [name]: (...args: unknown[]) => step(name, () => action(...args)) })
  }
  // No power is cut here: what takes long is left out.
  for (const name of ['sync', 'datasync'] as const)
    Object.assign(handle, { [name]: () => step(name, () => Promise.resolve()) })
  const write = handle.write.bind(handle)
  const close = handle.close.bind(handle)
  return Object.assign(handle, {
    write: (bytes: Uint8Array, from: number, length: number, position: number) =>
      step(
        'write',
        () => write(bytes, from, length, position),
        () => write(bytes, from, Math.ceil(length / 2), position),
      ),
    // The system lets go of a file whatever it says.
    close: async () => {
      await close()
      await step('close', () => Promise.resolve())
    },
  })
}
