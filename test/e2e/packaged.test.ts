import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, ROOT, test } from './app.ts'

/** The program that `npm run package -- --dir` made for this system; null when it was not made. */
function packagedBinary(): string | null {
  const release = path.join(ROOT, 'release')
  const folder = existsSync(release)
    ? readdirSync(release).find((name) => /unpacked$|^mac/.test(name))
    : undefined
  if (folder === undefined) return null
  const places = ['earmark', 'Earmark.exe', 'Earmark.app/Contents/MacOS/Earmark'].map((name) =>
    path.join(release, folder, name),
  )
  return places.find((file) => existsSync(file)) ?? null
}

test('the packaged app opens the sample', async ({ launch }) => {
  const executable = packagedBinary()
  test.skip(executable === null, 'run `npm run package -- --dir` first')
  const app = await launch(['--sample'], { executable: executable ?? '' })
  await app.audioReady()
  await expect(app.rows.first()).toContainText('Welcome to Earmark')
})
