import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { copyAudio, type EarmarkApp, expect, test } from './app.ts'

const SRT =
  '1\n00:00:01,000 --> 00:00:02,000\nFirst line\n\n2\n00:00:03,000 --> 00:00:04,000\nSecond line\n\n3\n00:00:04,000 --> 00:00:06,000\nThird line\n\n4\n00:00:08,000 --> 00:00:09,000\nFourth line\n'

/** Opens audio and text and zooms in. The answer tells where on the screen a moment of the waveform is. */
async function open(app: EarmarkApp): Promise<{ readonly xOf: (ms: number) => number; readonly y: number }> {
  await app.audioReady()
  for (let i = 0; i < 40 && !(await zoomOf(app)); i++) await app.page.keyboard.press('=')
  const box = await app.boxOf(app.page.getByRole('slider', { name: 'Waveform' }))
  const y = box.y + box.height / 2
  const at = async (x: number) => {
    await app.page.mouse.move(x, y)
    const [minutes = 0, seconds = 0] = (await hoverTime(app)).split(':').map(Number)
    return (minutes * 60 + seconds) * 1000
  }
  const [x1, x2] = [box.x + 10, box.x + box.width - 10]
  const [from, to] = [await at(x1), await at(x2)]
  return { xOf: (ms) => x1 + ((ms - from) / (to - from)) * (x2 - x1), y }
}

/** True as soon as the time under the pointer has milliseconds. */
async function zoomOf(app: EarmarkApp): Promise<boolean> {
  await app.page.getByRole('slider', { name: 'Waveform' }).hover()
  return (await hoverTime(app)).includes('.')
}

/** What is shown two frames from now: until then it may be the time of where the pointer was. */
function hoverTime(app: EarmarkApp): Promise<string> {
  return app.page.evaluate(async () => {
    for (let i = 0; i < 2; i++) await new Promise((resolve) => requestAnimationFrame(resolve))
    return document.querySelector<HTMLElement>('[data-time]')?.dataset['time'] ?? ''
  })
}

async function startAt(app: EarmarkApp, index: number): Promise<number> {
  return Number(await app.row(index).getAttribute('data-start'))
}

/** A pixel of the waveform is some milliseconds. */
async function startsNear(app: EarmarkApp, index: number, ms: number): Promise<void> {
  await expect.poll(async () => Math.abs((await startAt(app, index)) - ms)).toBeLessThan(30)
}

test('an edge is dragged with the mouse: shown at once, called off by Escape, made by the release, undone in one step', async ({
  launch,
  folder,
}) => {
  const text = path.join(folder, 'talk.srt')
  writeFileSync(text, SRT)
  const app = await launch([copyAudio(folder, 'talk.m4a'), text])
  const { mouse, keyboard } = app.page
  const { xOf, y } = await open(app)
  await app.row(1).getByRole('paragraph').click()
  await app.seek(0)

  await mouse.move(xOf(3000), y)
  await mouse.down()
  await mouse.move(xOf(2800), y, { steps: 5 })
  await expect.poll(() => startAt(app, 1)).toBeLessThan(2850)
  await expect(app.status).toContainText(/^Start 0:02\.[78]/)
  await keyboard.press('Escape')
  await expect.poll(() => startAt(app, 1)).toBe(3000)
  await mouse.up()
  await expect(app.status).toContainText('Left as it was')

  await app.page.getByRole('radio', { name: /From here on/i }).check()
  // Shift keeps the edge from snapping to the speech of the sample.
  await mouse.move(xOf(3000), y)
  await mouse.down()
  await keyboard.down('Shift')
  await mouse.move(xOf(3420), y, { steps: 5 })
  await expect(app.status).toContainText(/^Start 0:03\.4\d+ · 3 lines \+0\.4\d s/)
  await mouse.up()
  await keyboard.up('Shift')
  await expect(app.status).toContainText(/^Start set to 0:03\.4\d+ · 3 lines/)
  await startsNear(app, 1, 3420)
  const moved = (await startAt(app, 1)) - 3000
  await expect.poll(() => app.starts(4)).toEqual([1000, 3000 + moved, 4000 + moved, 8000 + moved])
  await keyboard.press('Control+z')
  await expect.poll(() => app.starts(4)).toEqual([1000, 3000, 4000, 8000])
})

test('a click seeks; a drag in a gap makes a line, open for typing', async ({ launch, folder }) => {
  const text = path.join(folder, 'talk.srt')
  writeFileSync(text, SRT)
  const app = await launch([copyAudio(folder, 'talk.m4a'), text])
  const { mouse, keyboard } = app.page
  const { xOf, y } = await open(app)
  await mouse.click(xOf(500), y)
  await app.sound.restsAt(500, 30)
  await expect(app.rows).toHaveCount(4)
  await mouse.move(xOf(6500), y)
  await mouse.down()
  await mouse.move(xOf(7500), y, { steps: 5 })
  await expect(app.status).toContainText(/^New line 0:06\.[45]\d+ – 0:07\.[45]/)
  await mouse.up()
  await expect(app.rows).toHaveCount(5)
  await keyboard.type('Between the two')
  await keyboard.press('Enter')
  await expect(app.row(3)).toContainText('Between the two')
  await startsNear(app, 3, 6500)
})

test('a line without a time is carried from the list to its place', async ({ launch, folder }) => {
  const text = path.join(folder, 'talk.txt')
  writeFileSync(text, 'Ann: Hello there everyone.\nBen: Hello Ann.\nAnn: How are you?\nBen: Fine.\n')
  const app = await launch([copyAudio(folder, 'talk.m4a'), text])
  const { xOf } = await open(app)
  const stage = app.page.getByRole('slider', { name: 'Waveform' })
  const left = (await app.boxOf(stage)).x
  await app
    .row(1)
    .getByRole('button', { name: /^Start/ })
    .dragTo(stage, { targetPosition: { x: xOf(5000) - left, y: 60 } })
  await expect(app.status).toContainText('Start set to')
  await startsNear(app, 1, 5000)
  await app.page.keyboard.press('Control+z')
  await expect(app.row(1)).toHaveAttribute('data-start', '')
})

test('an edge of the selected word is dragged; what touches it comes along, the line stays', async ({
  launch,
  folder,
}) => {
  const text = path.join(folder, 'talk.json')
  const words = ['One', ' two', ' three'].map((word, i) => ({ word, start: 3 + i, end: 4 + i }))
  writeFileSync(
    text,
    JSON.stringify({ segments: [{ id: 0, start: 3, end: 6, text: 'One two three', words }] }),
  )
  const app = await launch([copyAudio(folder, 'talk.m4a'), text])
  const { mouse, keyboard } = app.page
  const { xOf, y } = await open(app)
  await app.seek(4500)
  await keyboard.press('Shift+BracketRight')
  await expect(app.status).toContainText('“two” 0:04.000–0:05.000')

  await keyboard.down('Shift')
  await mouse.move(xOf(4000), y)
  await mouse.down()
  await mouse.move(xOf(4300), y, { steps: 5 })
  await expect(app.status).toContainText(/^Start 0:04\.[23]/)
  await mouse.up()
  await keyboard.up('Shift')
  await expect(app.status).toContainText(/^Start set to 0:04\.[23]/)
  await expect(app.row(0)).toHaveAttribute('data-start', '3000')
  await keyboard.press('Control+s')
  await expect(app.status).toContainText('Saved')
  const [first, second] = JSON.parse(readFileSync(text, 'utf8')).segments[0].words
  expect(Math.abs(second.start - 4.3)).toBeLessThan(0.03)
  expect(first.end).toBe(second.start)
})
