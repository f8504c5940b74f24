import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import path from 'node:path'
import { expect, test } from './app.ts'

const SRT =
  '1\n00:00:01,000 --> 00:00:02,000\nThe gate opens.\n\n2\n00:00:03,000 --> 00:00:04,000\nNobody comes.\n'

test('files of our own that are damaged or of a newer Earmark are told of, and kept', async ({
  launch,
  folder,
}) => {
  const profile = path.join(folder, 'profile')
  mkdirSync(profile)
  const [library, settings] = ['library.json', 'settings.json'].map((name) => path.join(profile, name))
  const newer = '{"earmark": 2, "theme": "dawn"}'
  writeFileSync(library!, '{"episodes": [')
  writeFileSync(settings!, newer)
  const app = await launch()
  await expect(app.problems).toContainText('library.json This file of Earmark’s own is damaged.')
  await expect(app.problems).toContainText('library.json.1.bak')
  await expect(app.problems).toContainText('settings.json This file was written by a newer Earmark.')
  await expect(app.page.getByRole('button', { name: 'Try the sample' })).toBeVisible()
  expect(readFileSync(`${library!}.1.bak`, 'utf8')).toBe('{"episodes": [')
  await app.quit()
  expect(readFileSync(settings!, 'utf8')).toBe(newer)
})

test('what a run that was killed has left beside a transcript goes at the next start', async ({
  launch,
  folder,
}) => {
  const file = path.join(folder, 'talk.srt')
  writeFileSync(file, SRT)
  const first = await launch([file])
  await expect(first.row(1)).toContainText('Nobody comes.')
  const library = path.join(folder, 'profile', 'library.json')
  await expect
    .poll(() => existsSync(library) && readFileSync(library, 'utf8').includes('talk.srt'))
    .toBe(true)
  await first.quit()
  const host = createHash('sha256').update(hostname()).digest('hex').slice(0, 4)
  const { pid } = spawnSync(process.execPath, ['--version'])
  writeFileSync(path.join(folder, `.earmark-${host}-${pid.toString(16)}-0123456789abcdef.tmp`), 'half a te')
  await launch()
  await expect.poll(() => readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
  expect(readFileSync(file, 'utf8')).toBe(SRT)
})
