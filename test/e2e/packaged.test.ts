import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
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
