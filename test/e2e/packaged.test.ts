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
