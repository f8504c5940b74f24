import { copyAudio, type EarmarkApp, expect, test } from './app.ts'

/** Ends a process of the app as the system does, and waits until it has gone. */
async function kill(app: EarmarkApp, name: string): Promise<void> {
  const pids = () =>
    app.inMain(
      ({ app }, wanted) =>
        app.getAppMetrics().flatMap(({ type, name, pid }) => (wanted === (name ?? type) ? [pid] : [])),
      name,
    )
  await expect.poll(pids, name).toHaveLength(1)
  const [pid = 0] = await pids()
  process.kill(pid, 'SIGKILL')
  await expect.poll(pids).not.toContain(pid)
}

/** From now on the page keeps the earliest place that the sound has been at. */
async function watchPlace(app: EarmarkApp): Promise<void> {
  await app.page.evaluate(() => {
    const look = () => {
      const audio = document.querySelector('audio')
      const ms = (audio?.currentTime ?? 0) * 1000
      document.body.dataset['earliest'] = String(
        Math.min(ms, Number(document.body.dataset['earliest'] ?? ms)),
      )
      requestAnimationFrame(look)
    }
    look()
  })
}

for (const name of ['Audio Service', 'GPU', 'Network Service']) {
  test(`the sound goes on where it was when the process "${name}" has broken down`, async ({
    launch,
    folder,
  }) => {
    const app = await launch([copyAudio(folder)])
    await app.audioReady()
    await app.seek(4000)
    await app.page.keyboard.press('Space')
    await app.sound.reaches(4500)
    await watchPlace(app)
    const { position } = await app.sound.now()
    await kill(app, name)
    await app.sound.reaches(position + 1500)
    await app.sound.plays()
    const earliest = await app.page.evaluate(() => Number(document.body.dataset['earliest']))
    expect(earliest).toBeGreaterThanOrEqual(4400)
    await expect(app.problems).toHaveCount(0)
  })
}
