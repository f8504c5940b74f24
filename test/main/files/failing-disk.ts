import type * as Fs from 'node:fs/promises'
import type { open } from 'node:fs/promises'

/**
 * What the disk does: how many bytes each write takes, one after the other, which errors each step has ('' =
 * none), and how many bytes it loses.
 */
type Disk = { takes: number[]; errors: Record<string, string[]>; loses: number }
export const disk: Disk = { takes: [], errors: {}, loses: 0 }

/** A disk that does nothing of its own any more. */
export function mendDisk(): void {
  Object.assign(disk, { takes: [], errors: {}, loses: 0 })
}

/** The file system on that disk. */
export function failingFs(real: typeof Fs): typeof Fs {
  const failing = async <T>(step: string, action: () => Promise<T>) => {
    const code = disk.errors[step]?.shift()
    if (code) throw Object.assign(new Error(`${code}: ${step}`), { code })
    return action()
  }
  const slow = async (...args: Parameters<typeof open>) => {
    const handle = await failing('open', () => real.open(...args))
    const write = handle.write.bind(handle)
    const sync = handle.sync.bind(handle)
    const close = handle.close.bind(handle)
    return Object.assign(handle, {
      write: (bytes: Uint8Array, from: number, length: number, position: number) =>
        failing('write', () => write(bytes, from, disk.takes.shift() ?? length, position)),
      sync: () =>
        failing('sync', async () => {
          await sync()
          if (disk.loses > 0) await handle.truncate((await handle.stat()).size - disk.loses)
        }),
      close: () => close().then(() => failing('close', () => Promise.resolve())),
    })
  }
  const rename = (from: string, to: string) => failing('rename', () => real.rename(from, to))
  return { ...real, open: slow, rename } as typeof Fs
}
