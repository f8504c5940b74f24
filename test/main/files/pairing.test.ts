import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { EXTENSIONS, findPartners } from '../../../main/files/pairing.ts'
import { formats } from '../../../shared/formats/index.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'earmark-pairing-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function partners(names: string[], of: string, wanted: 'audio' | 'text'): Promise<string[]> {
  for (const name of [of, ...names]) await writeFile(path.join(folder, name), 'x')
  const found = await findPartners(path.join(folder, of), wanted)
  expect(found.every((file) => path.dirname(file) === folder)).toBe(true)
  return found.map((file) => path.basename(file))
}

describe('findPartners', () => {
  it('finds the transcripts that are named after the audio', async () => {
    const beside = ['talk.srt', 'talk.en.vtt', 'talk.pt-BR.srt', 'talk.mp3.json', 'TALK.TXT']
    const others = ['talk2.srt', 'talk.notes.txt', 'other.srt', 'talk.pdf', 'talk.wav', 'talk']
    expect(await partners([...beside, ...others], 'talk.mp3', 'text')).toEqual(beside.toSorted())
  })

  it('finds the audio that a transcript is named after', async () => {
    const names = ['talk.mp3', 'talk.wav', 'talk.en.mp3', 'talks.mp3', 'talk.txt']
    expect(await partners(names, 'talk.en.srt', 'audio')).toEqual(['talk.en.mp3', 'talk.mp3', 'talk.wav'])
    expect(await partners([], 'talk.mp3.srt', 'audio')).toEqual(['talk.mp3'])
  })

  it.skipIf(process.platform === 'win32')(
    'follows a link within the folder, and none out of it',
    async () => {
      const outside = await mkdtemp(path.join(tmpdir(), 'earmark-outside-'))
      const inside = path.join(folder, 'subs')
      await mkdir(inside)
      for (const file of [path.join(outside, 'secret'), path.join(inside, 'talk')]) await writeFile(file, 'x')
      await symlink(path.join(outside, 'secret'), path.join(folder, 'talk.srt'))
      await symlink(outside, path.join(folder, 'talk.json'))
      await symlink(path.join('subs', 'talk'), path.join(folder, 'talk.vtt'))
      await symlink('nowhere', path.join(folder, 'talk.md'))
      await mkdir(path.join(folder, 'talk.html'))
      execFileSync('mkfifo', [path.join(folder, 'talk.sbv')])
      expect(await partners([], 'talk.mp3', 'text')).toEqual(['talk.vtt'])
      await rm(outside, { recursive: true })
    },
  )

  it('is empty when nothing fits or the folder cannot be listed', async () => {
    expect(await partners(['b.srt'], 'a.mp3', 'text')).toEqual([])
    expect(await findPartners(path.join(folder, 'gone', 'a.mp3'), 'text')).toEqual([])
  })
})

it('has no extension on both sides', () => {
  expect(EXTENSIONS.audio.filter((name) => EXTENSIONS.text.includes(name))).toEqual([])
})

it('looks for every kind of transcript that is read', () => {
  const all = formats.flatMap(({ extensions }) => extensions.map((extension) => extension.toLowerCase()))
  expect(all.filter((extension) => !EXTENSIONS.text.includes(extension))).toEqual([])
})
