import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { filesInArguments } from '../../../main/files/arguments.ts'

const cwd = path.resolve('/home/user/talks')
const app = path.resolve('/src/earmark')
const here = (name: string) => path.join(cwd, name)

describe('filesInArguments', () => {
  it("takes paths from the caller's folder", () => {
    expect(filesInArguments(['earmark', 'talk.mp3', '../other.srt'], cwd, null)).toEqual([
      here('talk.mp3'),
      path.resolve('/home/user/other.srt'),
    ])
    expect(filesInArguments(['earmark', path.resolve('/media/a b.mp3')], cwd, null)).toEqual([
      path.resolve('/media/a b.mp3'),
    ])
  })

  it('leaves out switches, wherever they stand', () => {
    const argv = ['earmark', '--sample', 'talk.mp3', '--user-data-dir=/tmp/x', '-v']
    expect(filesInArguments(argv, cwd, null)).toEqual([here('talk.mp3')])
    expect(filesInArguments(['earmark', '', '--'], cwd, null)).toEqual([])
    expect(filesInArguments(['earmark'], cwd, null)).toEqual([])
  })

  it("leaves out everything up to the app's folder when run from source", () => {
    expect(filesInArguments(['electron', app, 'talk.mp3'], cwd, app)).toEqual([here('talk.mp3')])
    expect(filesInArguments(['electron', '--no-sandbox', app, 'talk.mp3'], cwd, app)).toEqual([
      here('talk.mp3'),
    ])
    expect(filesInArguments(['electron', '.', 'talk.mp3'], app, app)).toEqual([path.join(app, 'talk.mp3')])
    expect(filesInArguments(['electron', '.'], app, app)).toEqual([])
  })

  it("does not mistake a packaged app's first file for its folder", () => {
    expect(filesInArguments(['earmark', '.'], cwd, null)).toEqual([cwd])
  })

  it('takes everything after `--` for files', () => {
    expect(filesInArguments(['earmark', 'a.mp3', '--', '-b.srt', '--c'], cwd, null)).toEqual([
      here('a.mp3'),
      here('-b.srt'),
      here('--c'),
    ])
    expect(filesInArguments(['electron', '.', '--', '-b.srt'], app, app)).toEqual([path.join(app, '-b.srt')])
  })
})
