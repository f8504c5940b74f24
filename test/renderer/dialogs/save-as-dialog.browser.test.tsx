import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { cleanup, render } from 'vitest-browser-react'
import { ask } from '../../../renderer/commands/ask.ts'
import { SaveAsDialog } from '../../../renderer/dialogs/save-as-dialog.tsx'
import { appStore } from '../../../renderer/state/app.ts'
import { documentStore } from '../../../renderer/state/document.ts'
import { line } from '../../builders.ts'
import { resetStores } from '../stores.ts'
import { load } from '../waveform/stage.tsx'
import '../../../renderer/styles/tokens.css'

vi.mock('../../../renderer/host.ts', () => import('../fake-host.ts'))

const onDismiss = vi.fn()
const LINES = [
  line('a', 1000, 2000, 'Hello.', { speaker: 'Ann' }),
  line('b', 3000, 4000, 'And hello.', { speaker: 'Ann' }),
  line('c', null, null, 'Without a time.', { speaker: 'Ben' }),
]

beforeEach(resetStores)
afterEach(async () => {
  await cleanup()
  onDismiss.mockReset()
  document.documentElement.dir = ''
})

const format = (name: RegExp) => page.getByRole('radio', { name })
const beginning = () => page.getByLabelText('How the file begins')

async function open(lines = LINES, isCopy = false) {
  load(lines)
  const answer = ask({ kind: 'save-as' })
  await render(<SaveAsDialog isCopy={isCopy} onDismiss={onDismiss} />)
  return { answer }
}

it('offers the format of the file first, and answers the one that is chosen', async () => {
  const { answer } = await open()
  await expect.element(format(/SubRip/)).toBeChecked()
  await expect.element(page.getByRole('button', { name: 'Choose a place…' })).toHaveFocus()
  await format(/WebVTT/).click()
  await page.getByRole('button', { name: 'Choose a place…' }).click()
  expect(await answer).toBe('vtt')
})

it('has a name of its own for a copy, and is left by Cancel and Escape', async () => {
  await open(LINES, true)
  await expect.element(page.getByRole('dialog', { name: 'Export a copy' })).toBeVisible()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await userEvent.keyboard('{Escape}')
  expect(onDismiss).toHaveBeenCalledTimes(2)
})

it('shows how the file begins, by the format and by its choices', async () => {
  await open()
  await expect.element(beginning()).toHaveTextContent('1 00:00:01,000 --> 00:00:02,000 Ann: Hello.')
  const speakers = page.getByRole('combobox', { name: 'Speakers' })
  await speakers.selectOptions((speakers.element() as HTMLSelectElement).options[1]!)
  const { formatChoices } = appStore.getState().settings
  expect(Object.keys(formatChoices['srt'] ?? {})).toHaveLength(1)
  await format(/WebVTT/).click()
  await expect.element(beginning()).toHaveTextContent(/^WEBVTT/)
})

it('shows only the first rows of a long transcript', async () => {
  const lines = Array.from({ length: 5000 }, (_, i) => line(`l${i}`, i * 1000, i * 1000 + 900))
  await open(lines)
  await expect.element(beginning()).toHaveTextContent(/…$/)
  expect(beginning().element().textContent.split('\n').length).toBeLessThan(20)
})

it('says what the format cannot hold, and nothing when it can hold all', async () => {
  await open()
  await expect.element(page.getByText('This cannot hold everything:')).toBeVisible()
  await format(/Whisper JSON/).click()
  await expect.element(page.getByRole('dialog').getByRole('list')).toBeVisible()
  documentStore.setState({ transcript: { segments: [line('a', 0, 1000, 'Plain.')] } })
  await format(/SubRip/).click()
  await expect.element(page.getByText('This cannot hold everything:')).not.toBeInTheDocument()
})

it('leaves the format of a file that was read as it is', async () => {
  load(LINES)
  const { file } = documentStore.getState()
  documentStore.setState({ file: file && { ...file, source: {} as never } })
  await render(<SaveAsDialog isCopy={false} onDismiss={onDismiss} />)
  await expect
    .element(page.getByText('The format of your file: only what you changed is written'))
    .toBeVisible()
  await expect.element(page.getByText('· as it is')).toBeVisible()
  await expect.element(page.getByRole('combobox')).not.toBeInTheDocument()
  await expect.element(beginning()).not.toBeInTheDocument()
})

it('keeps extensions and the beginning of the file in order in an interface from right to left', async () => {
  document.documentElement.dir = 'rtl'
  await open()
  const extension = [...document.querySelectorAll('bdi')].find(({ textContent }) => textContent === '.srt')!
  const range = document.createRange()
  const leftOf = (text: Node) => {
    range.selectNode(text)
    return range.getBoundingClientRect().left
  }
  const [dot, letters] = extension.childNodes
  expect(leftOf(dot!)).toBeLessThan(leftOf(letters!))
  const box = beginning().element()
  range.setStart(box.firstChild!, 0)
  range.setEnd(box.firstChild!, 1)
  const { left, width } = box.getBoundingClientRect()
  expect(range.getBoundingClientRect().left).toBeLessThan(left + width / 2)
})
