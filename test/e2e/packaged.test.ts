import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { expect, ROOT, test } from './app.ts'

/** The program that `npm run package -- --dir` made for this system; throws when it was not made. */
function packagedBinary(): string {
  const release = path.join(ROOT, 'release')
  const folder = existsSync(release)
    ? readdirSync(release).find((name) => /unpacked$|^mac/.test(name))
    : undefined
  const places = ['earmark', 'Earmark.exe', 'Earmark.app/Contents/MacOS/Earmark'].map((name) =>
    path.join(release, folder ?? '', name),
  )
  const binary = places.find((file) => existsSync(file))
  if (binary === undefined) throw new Error('No packaged app: run `npm run package -- --dir` first')
  return binary
}

test('the packaged app opens the sample', async ({ launch }) => {
  const app = await launch(['--sample'], { executable: packagedBinary() })
  await app.audioReady()
  await expect(app.rows.first()).toContainText('Welcome to Earmark')
})

test('the packaged app has its locks set', async () => {
  const wire = await getCurrentFuseWire(packagedBinary())
  const set = (fuse: FuseV1Options) => String.fromCharCode(Number(wire[fuse])) === '1'
  expect({
    runAsNode: set(FuseV1Options.RunAsNode),
    cookieEncryption: set(FuseV1Options.EnableCookieEncryption),
    nodeOptions: set(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
    asarIntegrity: set(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
    onlyFromAsar: set(FuseV1Options.OnlyLoadAppFromAsar),
    ownSnapshot: set(FuseV1Options.LoadBrowserProcessSpecificV8Snapshot),
    fileProtocol: set(FuseV1Options.GrantFileProtocolExtraPrivileges),
    // Only this package of the tests has it: Playwright could not attach.
    inspect: set(FuseV1Options.EnableNodeCliInspectArguments),
  }).toEqual({
    runAsNode: false,
    cookieEncryption: true,
    nodeOptions: false,
    asarIntegrity: true,
    onlyFromAsar: true,
    ownSnapshot: false,
    fileProtocol: false,
    inspect: true,
  })
})

test.describe('asked for a door to the debugger', () => {
  /** Whether Chromium has noted an open door in its folder by the time the page is loaded. */
  async function hasDoor(profile: string, switches: readonly string[]): Promise<boolean> {
    const args = ['--no-sandbox', `--user-data-dir=${profile}`, '--remote-debugging-port=0', ...switches]
    const app = spawn(packagedBinary(), args, { stdio: 'ignore' })
    const gone = once(app, 'exit')
    await expect.poll(() => existsSync(path.join(profile, 'Local Storage'))).toBe(true)
    const isOpen = existsSync(path.join(profile, 'DevToolsActivePort'))
    app.kill('SIGKILL')
    await gone
    return isOpen
  }

  test('the packaged app opens none, unless it is debugged already', async ({ folder }) => {
    const [alone, debugged] = [path.join(folder, 'alone'), path.join(folder, 'debugged')]
    const doors = [await hasDoor(alone, []), await hasDoor(debugged, ['--inspect=0'])]
    expect(doors).toEqual([false, true])
  })
})
