import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { leaveRoom, MAY_MOUNT, mountSmallDisk, unmount } from '../small-disk.ts'
import { copyAudio, type EarmarkApp, expect, test } from './app.ts'

const ROOM = 'There is not enough room on the disk'
const mounted: string[] = []

/** An empty disk of so many KiB; the test is left out where none may be mounted. */
function smallDisk(at: string, kib: number): string {
  mkdirSync(at, { recursive: true })
  const isThere = mountSmallDisk(at, kib)
  test.skip(!isThere, 'no disk may be mounted here')
  mounted.push(at)
  return at
}

test.skip(!MAY_MOUNT, 'only root may mount a small disk, on Linux')
test.afterEach(() => {
  for (const at of mounted.splice(0)) unmount(at)
})

const title = (app: EarmarkApp) =>
  app.inMain(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle())

// Known defect: the file was cut short where the disk was full, and "Saved" was said.
test('what does not fit on the disk is not saved: the file stays, and so do the changes', async ({
  launch,
  folder,
}) => {
  const disk = smallDisk(path.join(folder, 'disk'), 512)
  const file = path.join(disk, 'talk.srt')
  const cues = Array.from({ length: 1500 }, (_, i) => {
    const at = new Date(i * 1000).toISOString().slice(11, 19)
    return `${String(i + 1)}\n${at},000 --> ${at},900\nLine number ${String(i + 1)} of a long talk\n`
  })
  writeFileSync(file, cues.join('\n'))
  leaveRoom(disk, Math.floor(statSync(file).size / 2048))
  const before = readFileSync(file)

  const app = await launch([copyAudio(folder, 'talk.m4a'), file])
  await app.audioReady()
  await app.row(1).getByRole('paragraph').click()
  await app.seek(1250)
  await app.page.keyboard.press('i')
  await expect.poll(() => title(app)).toBe('• talk - Earmark')
  await app.page.keyboard.press('Control+s')
  await expect(app.problems).toContainText('talk.srt')
  await expect(app.problems).toContainText(`${ROOM}; nothing there was changed.`)
  await expect(app.problems).toContainText('choose another disk')
  await expect(app.status).not.toContainText('Saved')
  expect(readFileSync(file)).toEqual(before)
  expect(readdirSync(disk).sort()).toEqual(['filler', 'talk.srt'])
  await expect.poll(() => title(app)).toBe('• talk - Earmark')

  await app.page.getByRole('button', { name: 'Dismiss' }).click()
  const copy = path.join(disk, 'copy.srt')
  await app.answerDialogs({ save: copy })
  await app.page.keyboard.press('Control+Shift+s')
  await app.page.getByRole('button', { name: 'Choose a place…' }).click()
  await expect(app.problems).toContainText(`copy.srt ${ROOM}`)
  expect(readdirSync(disk).sort()).toEqual(['filler', 'talk.srt'])
  await expect.poll(() => title(app)).toBe('• talk - Earmark')

  rmSync(path.join(disk, 'filler'))
  await app.page.keyboard.press('Control+s')
  await expect(app.status).toContainText('Saved talk.srt')
  await expect.poll(() => title(app)).toBe('talk - Earmark')
  expect(readFileSync(file, 'utf8')).toBe(cues.join('\n').replace('00:00:01,000', '00:00:01,250'))
})

test('notes that cannot be stored are told of, hold the window open once, and are stored when there is room', async ({
  launch,
  folder,
}) => {
  const disk = smallDisk(path.join(folder, 'profile', 'companions'), 16)
  writeFileSync(path.join(disk, 'filler'), Buffer.alloc(16 * 1024))
  const text = path.join(folder, 'talk.srt')
  writeFileSync(text, '1\n00:00:01,000 --> 00:00:02,000\nFirst line\n')
  const app = await launch([copyAudio(folder, 'talk.m4a'), text])
  await app.audioReady()
  await app.row(0).getByRole('paragraph').click()
  await app.page.keyboard.press('c')
  const told = /could not be stored: there is not enough room on the disk/
  await expect(app.problems).toContainText(told)
  expect(readdirSync(disk)).toEqual(['filler'])

  await app.page.getByRole('button', { name: 'Dismiss' }).click()
  await app.closeWindow()
  await expect(app.problems).toContainText(told)
  rmSync(path.join(disk, 'filler'))
  await app.quit()
  const [kept = ''] = readdirSync(disk)
  expect(JSON.parse(readFileSync(path.join(disk, kept), 'utf8'))).toMatchObject({ chapters: [{}] })
})
