// Reads a zip file without an unzip program, taking only the entries that are asked for.
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createInflateRaw } from 'node:zlib'

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50

/** rename(name) gives the relative path to write, or null to leave the entry out. */
export async function unzip(file, folder, rename) {
  const handle = await open(file, 'r')
  try {
    for (const entry of await readDirectory(handle)) {
      const target = entry.name.endsWith('/') ? null : rename(entry.name)
      if (target) await extract(file, handle, entry, join(folder, target))
    }
  } finally {
    await handle.close()
  }
}

async function readDirectory(handle) {
  const { size } = await handle.stat()
  const tail = await readAt(handle, Math.max(0, size - 66_000), Math.min(size, 66_000))
  let end = tail.length - 22
  while (end >= 0 && tail.readUInt32LE(end) !== END_OF_DIRECTORY) end -= 1
  if (end < 0) throw new Error('not a zip file')
  const directory = await readAt(handle, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12))
  const entries = []
  for (let at = 0; at + 46 <= directory.length; ) {
    if (directory.readUInt32LE(at) !== DIRECTORY_ENTRY) break
    const nameLength = directory.readUInt16LE(at + 28)
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      method: directory.readUInt16LE(at + 10),
      packed: directory.readUInt32LE(at + 20),
      mode: directory.readUInt32LE(at + 38) >>> 16,
      offset: directory.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  return entries
}

async function extract(file, handle, entry, target) {
  const header = await readAt(handle, entry.offset, 30)
  const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
  await mkdir(dirname(target), { recursive: true })
  const executable = (entry.mode & 0o111) !== 0
  const output = createWriteStream(target, { mode: executable ? 0o755 : 0o644 })
  if (entry.packed === 0) {
    output.end()
    return
  }
  const input = createReadStream(file, {
    start,
    end: start + entry.packed - 1,
    highWaterMark: 1 << 20,
  })
  await (entry.method === 0 ? pipeline(input, output) : pipeline(input, createInflateRaw(), output))
}

async function readAt(handle, position, length) {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position)
  if (bytesRead !== length) throw new Error('the zip file is cut off')
  return buffer
}
