import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Asked,
  filesFromPage,
  filesHandedOver,
  filesInArguments,
  folderInArguments,
} from '../../../main/files/arguments.ts'

const cwd = '/home/user/talks'
const app = '/src/earmark'
const onLinux = (argv: string[], appPath: string | null = null, from = cwd) =>
  filesInArguments(argv, { cwd: from, appPath, platform: 'linux' })
const onWindows = (...named: string[]) =>
  filesInArguments(['earmark', ...named], { cwd: String.raw`C:\Users\me`, appPath: null, platform: 'win32' })
const opens = (...files: string[]): Asked => ({ files, refused: [] })
const refuses = (name: string, why: string) => ({ files: [], refused: [{ name, why }] })

describe('filesInArguments', () => {
  it("takes paths from the caller's folder", () => {
    expect(onLinux(['earmark', 'talk.mp3', '../other.srt'])).toEqual(
      opens('/home/user/talks/talk.mp3', '/home/user/other.srt'),
    )
    expect(onLinux(['earmark', '/media/a b.mp3'])).toEqual(opens('/media/a b.mp3'))
    expect(onWindows('talk.mp3', String.raw`D:\a b.mp3`, 'sub/x.srt')).toEqual(
      opens(String.raw`C:\Users\me\talk.mp3`, String.raw`D:\a b.mp3`, String.raw`C:\Users\me\sub\x.srt`),
    )
  })

  it('leaves out switches, wherever they stand', () => {
    const argv = ['earmark', '--sample', 'talk.mp3', '--user-data-dir=/tmp/x', '-v']
    expect(onLinux(argv)).toEqual(opens('/home/user/talks/talk.mp3'))
    expect(onLinux(['earmark', '', '--'])).toEqual(opens())
    expect(onLinux(['earmark'])).toEqual(opens())
  })

  it("leaves out everything up to the app's folder when run from source", () => {
    const one = opens('/home/user/talks/talk.mp3')
    expect(onLinux(['electron', app, 'talk.mp3'], app)).toEqual(one)
    expect(onLinux(['electron', '--no-sandbox', app, 'talk.mp3'], app)).toEqual(one)
    expect(onLinux(['electron', '.', 'talk.mp3'], app, app)).toEqual(opens(`${app}/talk.mp3`))
    expect(onLinux(['electron', '.'], app, app)).toEqual(opens())
  })

  it("does not mistake a packaged app's first file for its folder", () => {
    expect(onLinux(['earmark', '.'])).toEqual(opens(cwd))
  })

  it('takes everything after `--` for files', () => {
    expect(onLinux(['earmark', 'a.mp3', '--', '-b.srt', '--c'])).toEqual(
      opens(`${cwd}/a.mp3`, `${cwd}/-b.srt`, `${cwd}/--c`),
    )
    expect(onLinux(['electron', '.', '--', '-b.srt'], app, app)).toEqual(opens(`${app}/-b.srt`))
  })

  it.each([
    ['file:///media/a%20b%23%25.mp3', '/media/a b#%.mp3'],
    ['file://localhost/media/a.mp3', '/media/a.mp3'],
    ['FILE:/media/%C3%A9.mp3', '/media/é.mp3'],
  ])('takes the address %s', (address, file) => {
    expect(onLinux(['earmark', address])).toEqual(opens(file))
  })

  it('takes addresses of files on Windows', () => {
    expect(onWindows('file:///D:/a%20b.mp3')).toEqual(opens(String.raw`D:\a b.mp3`))
    expect(onWindows('file://localhost/D:/x.mp3')).toEqual(opens(String.raw`D:\x.mp3`))
  })

  it.each([
    ['file://server/share/a.mp3', 'networkPath'],
    ['file:talk.mp3', 'badAddress'],
    ['file:///media/a#1.mp3', 'badAddress'],
    ['file:///media/a?.mp3', 'badAddress'],
    ['file:///media/%00.mp3', 'badAddress'],
    ['file:///media/a%2Fb.mp3', 'badAddress'],
    ['file:///media/%E0%A4%A.mp3', 'badAddress'],
    ['https://example.org/a.mp3', 'address'],
    ['smb://server/share/a.mp3', 'address'],
    ['media://grant/', 'address'],
  ])('refuses %s', (address, why) => {
    expect(onLinux(['earmark', address])).toEqual(refuses(address, why))
  })

  it.each([
    [String.raw`\\server\share\a.mp3`, 'networkPath'],
    ['//server/share/a.mp3', 'networkPath'],
    [String.raw`\/server\share`, 'networkPath'],
    [String.raw`\\?\UNC\server\share`, 'networkPath'],
    [String.raw`\\.\pipe\x`, 'networkPath'],
    ['file://server/share/a.mp3', 'networkPath'],
    ['file:////server/share/a.mp3', 'badAddress'],
    ['file:///talk.mp3', 'badAddress'],
    ['https://example.org/', 'address'],
    ['javascript:alert(1)', 'address'],
    ['ms-settings:x', 'address'],
    ['talk.srt:stream', 'address'],
  ])('refuses %s on Windows', (named, why) => {
    expect(onWindows(named)).toEqual(refuses(named, why))
  })

  it('leaves names alone that are odd on Windows only', () => {
    expect(onLinux(['earmark', '//media/a.mp3', 'talk:1.mp3', String.raw`\\a\b`])).toEqual(
      opens('/media/a.mp3', `${cwd}/talk:1.mp3`, `${cwd}/${String.raw`\\a\b`}`),
    )
  })

  it('opens absolute paths only, whatever is named, and hands over what is taken', () => {
    const named = fc.array(
      fc.oneof(
        fc.string(),
        fc.webUrl(),
        fc.string().map((text) => `file:${text}`),
      ),
    )
    fc.assert(
      fc.property(named, fc.constantFrom('linux' as const, 'win32' as const), (texts, platform) => {
        const from = platform === 'win32' ? String.raw`C:\talks` : cwd
        const asked = filesInArguments(['earmark', '--', ...texts], { cwd: from, appPath: null, platform })
        expect(filesHandedOver(structuredClone(asked), platform)).toEqual(asked)
        expect(filesFromPage(asked.files, platform)).toEqual(opens(...asked.files))
        if (platform === 'win32') for (const file of asked.files) expect(file).toMatch(/^[A-Za-z]:\\/)
      }),
    )
  })
})

describe('filesFromPage', () => {
  it.each([
    ['linux', 'talk.mp3'],
    ['linux', '../talk.mp3'],
    ['win32', 'talk.mp3'],
    ['win32', String.raw`\talk.mp3`],
    ['win32', 'C:talk.mp3'],
  ] as const)('refuses on %s what is relative: %s', (platform, name) => {
    expect(filesFromPage([name], platform)).toEqual(refuses(name, 'relative'))
  })

  it('takes what the user has dropped, from other computers, too', () => {
    expect(filesFromPage(['/a.mp3'], 'darwin')).toEqual(opens('/a.mp3'))
    const files = [String.raw`C:\a.mp3`, String.raw`\\server\share\a.mp3`]
    expect(filesFromPage(files, 'win32')).toEqual(opens(...files))
  })
})

describe('filesHandedOver', () => {
  it('takes what another start has found', () => {
    const asked: Asked = { files: ['/a.mp3'], refused: [{ name: 'https://x/', why: 'address' }] }
    expect(filesHandedOver(asked, 'linux')).toEqual(asked)
  })

  it.each([
    null,
    undefined,
    'x',
    [],
    {},
    { files: ['/a.mp3'] },
    { files: 'a', refused: [] },
    { files: [1], refused: [] },
    { files: [''], refused: [] },
    { files: ['a.mp3'], refused: [] },
    { files: ['/a.mp3', '../b'], refused: [] },
    { files: Array.from({ length: 101 }, () => '/a'), refused: [] },
    { files: [`/${'a'.repeat(32_768)}`], refused: [] },
    { files: [], refused: [{ name: 'x', why: 'other' }] },
  ])('takes nothing of %j', (data) => {
    expect(filesHandedOver(data, 'linux')).toEqual(opens())
  })

  it('takes nothing that is on another computer', () => {
    const data = { files: [String.raw`\\server\share\a.mp3`], refused: [] }
    expect(filesHandedOver(data, 'win32')).toEqual(opens())
    const from = { cwd: String.raw`\\server\share`, appPath: null, platform: 'win32' } as const
    expect(filesInArguments(['earmark', 'a.mp3'], from)).toEqual(refuses('a.mp3', 'networkPath'))
  })

  it('takes nothing of any other value', () => {
    fc.assert(
      fc.property(fc.anything(), (data) => {
        expect(filesHandedOver(data, 'linux')).toEqual(opens())
      }),
    )
  })
})

describe('the folder for our own files', () => {
  it.each([
    ['linux', '/home/me', 'profile', '/home/me/profile'],
    ['linux', '/home/me', '//server/share', '/server/share'],
    ['win32', String.raw`C:\Users\me`, 'profile', String.raw`C:\Users\me\profile`],
    ['win32', String.raw`C:\Users\me`, String.raw`\\server\share`, null],
    ['win32', String.raw`C:\Users\me`, '//server/share', null],
    ['win32', String.raw`\\server\share`, 'profile', null],
  ] as const)('is on this computer: %s, in %s, %s', (platform, from, text, expected) => {
    expect(folderInArguments(text, from, platform)).toBe(expected)
  })
})
