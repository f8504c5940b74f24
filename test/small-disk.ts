import { spawnSync } from 'node:child_process'
import { statfsSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Only root may mount, and not everywhere. */
export const MAY_MOUNT = process.platform === 'linux' && process.getuid?.() === 0

/** Mounts a disk of so many KiB on an empty folder; false when that is not permitted. */
export function mountSmallDisk(folder: string, kib: number): boolean {
  if (!MAY_MOUNT) return false
  const options = ['-t', 'tmpfs', '-o', `size=${String(kib)}k`, 'tmpfs', folder]
  return spawnSync('mount', options).status === 0
}

/** Takes it away again, also when something still holds a file of it. */
export function unmount(folder: string): void {
  spawnSync('umount', ['--lazy', folder])
}

/** Fills the disk of a folder with a file until so many KiB are free. */
export function leaveRoom(folder: string, kib: number): void {
  const { bavail, bsize } = statfsSync(folder)
  writeFileSync(path.join(folder, 'filler'), Buffer.alloc(bavail * bsize - kib * 1024))
}
