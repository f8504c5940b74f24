import { expect, test } from './app.ts'
import { episode, inMenu } from './keys.ts'

/** The element settles so far (ms) from where it was when it was paused. */
const BACK_MS = 50

test('a foot pedal plays while it is pressed, also while typing', async ({ launch, folder }) => {
  const app = await launch(episode(folder))
  await app.audioReady()
  const { keyboard } = app.page
  await keyboard.press('Control+Shift+P')
  await keyboard.type('Play while pressed')
  await keyboard.press('Enter')
  const dialog = app.page.getByRole('dialog', { name: 'Keys' })
  await expect(dialog.getByLabel('Find a command or a key')).toHaveValue('Play while pressed')
  await dialog.getByRole('button', { name: 'Play while pressed' }).click()
  await keyboard.press('F9')
  await keyboard.press('Escape')
  await app.seek(2000)
  await app.sound.watch()
  await keyboard.down('F9')
  await app.sound.plays()
  await keyboard.down('F9')
  await app.sound.reaches(2800)
  await app.sound.plays('a repeated key changes nothing')
  await keyboard.up('F9')
  const first = await app.sound.last('pause')
  await app.sound.restsAt(first.position - 500, BACK_MS)

  await keyboard.press('F1')
  await dialog.getByRole('spinbutton').fill('1.5')
  await keyboard.press('Escape')
  await keyboard.down('F9')
  await app.sound.reaches(first.position)
  await keyboard.up('F9')
  const second = await app.sound.last('pause', 2)
  await app.sound.restsAt(second.position - 1500, BACK_MS)

  await app.row(0).getByRole('paragraph').dblclick()
  await keyboard.type('x')
  await keyboard.down('F9')
  await app.sound.plays()
  await app.page.evaluate(() => window.dispatchEvent(new Event('blur')))
  await app.sound.rests('let go in another window')
  await expect(app.page.getByRole('textbox', { name: 'Text of the line' })).toHaveValue(/x$/)
})

test('the play key of a keyboard plays and pauses', async ({ launch, folder }) => {
  const app = await launch(episode(folder))
  await app.audioReady()
  const press = () =>
    app.page.evaluate(() => {
      const event = { code: 'MediaPlayPause', key: 'MediaPlayPause', bubbles: true, cancelable: true }
      document.body.dispatchEvent(new KeyboardEvent('keydown', event))
    })
  await press()
  await app.sound.plays()
  await press()
  await app.sound.rests()
})

test('Space plays after a click on any control; with the keyboard a button keeps it', async ({
  launch,
  folder,
}) => {
  const app = await launch(episode(folder))
  await app.audioReady()
  const { keyboard } = app.page
  const toggles = async (plays: boolean) => {
    await keyboard.press('Space')
    await (plays ? app.sound.plays() : app.sound.rests())
  }
  await app.page.getByRole('radio', { name: 'From here on' }).click()
  await toggles(true)
  await app.page.getByRole('slider', { name: 'Volume' }).click()
  await toggles(false)
  await app.page.getByRole('button', { name: 'Go to time' }).click()
  await keyboard.press('Escape')
  await expect(app.page.getByRole('dialog')).toBeHidden()
  await toggles(true)
  await expect(app.page.getByRole('dialog'), 'is not opened again').toBeHidden()
  await keyboard.press('Space')

  await app.page.getByRole('button', { name: 'Go to time' }).focus()
  await keyboard.press('Space')
  await expect(app.page.getByRole('dialog')).toBeVisible()
  await app.sound.rests()
})

test('on a German keyboard keys are called what stands on them, and letters of its own go by their place', async ({
  launch,
  folder,
}) => {
  const app = await launch(episode(folder))
  await app.audioReady()
  await app.page.evaluate(() => {
    const german = new Map([
      ['KeyY', 'z'],
      ['KeyZ', 'y'],
      ['BracketLeft', 'ü'],
    ])
    Object.defineProperty(navigator, 'keyboard', { value: { getLayoutMap: () => Promise.resolve(german) } })
    window.dispatchEvent(new Event('focus'))
  })
  await expect.poll(() => inMenu(app, 'edit.undo')).toBe('CommandOrControl+Z')
  await app.row(1).getByRole('paragraph').click()
  await app.seek(3200)
  const client = await app.page.context().newCDPSession(app.page)
  const press = async (code: string, key: string, modifiers = 0) => {
    const event = { code, key, modifiers, windowsVirtualKeyCode: key.toUpperCase().charCodeAt(0) }
    await client.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...event })
    await client.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event })
  }
  await press('BracketLeft', 'ü')
  await expect(app.status).toContainText('Start set to 0:03.200')
  await press('KeyY', 'z', 2)
  await expect(app.status).toContainText('Undid: Set start')
  await app.page.keyboard.press('F1')
  const dialog = app.page.getByRole('dialog')
  await expect(dialog.getByRole('button', { name: 'Set start here, I or Ü' })).toBeVisible()
  await dialog.getByRole('textbox').fill('ctrl+z')
  await expect(dialog.getByRole('button', { name: 'Undo, Ctrl+Z' })).toBeVisible()
})

test("the system's media keys play, pause and go from line to line", async ({ launch, folder }) => {
  const files = episode(folder)
  const app = await launch()
  await app.page.addInitScript(() => {
    const handlers = new Map<string, () => void>()
    navigator.mediaSession.setActionHandler = (action, handler) => {
      if (handler) handlers.set(action, () => handler({ action }))
    }
    window.addEventListener('media-key', (event) => handlers.get((event as CustomEvent<string>).detail)?.())
  })
  await app.page.reload()
  await app.page.getByRole('heading', { name: 'Earmark', exact: true }).waitFor()
  await app.drop(files)
  await app.audioReady()
  const press = (action: string) =>
    app.page.evaluate((detail) => window.dispatchEvent(new CustomEvent('media-key', { detail })), action)
  await press('play')
  await app.sound.plays()
  await press('play')
  await app.sound.plays('play is no toggle')
  await press('pause')
  await app.sound.rests()
  await app.seek(1500)
  await press('nexttrack')
  await app.sound.restsAt(3000)
})
