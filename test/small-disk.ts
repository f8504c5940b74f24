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

/** How a disk of a kind is made in a file; the programs are not everywhere. */
const MAKERS = { ext4: ['mkfs.ext4', '-q', '-F', '-m', '0'], vfat: ['mkfs.vfat'] } as const

/**
 * Mounts a disk of so many KiB with the file system of an ordinary disk, or of a memory stick, which `image` holds.
 * False when that is not possible.
 */
export function mountImage(folder: string, image: string, kind: keyof typeof MAKERS, kib: number): boolean {
  if (!MAY_MOUNT) return false
  const [maker, ...options] = MAKERS[kind]
  writeFileSync(image, Buffer.alloc(kib * 1024))
  const path = [process.env['PATH'], '/usr/sbin', '/sbin'].join(':')
  if (spawnSync(maker, [...options, image], { env: { PATH: path } }).status !== 0) return false
  return spawnSync('mount', ['-t', kind, '-o', 'loop', image, folder]).status === 0
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
