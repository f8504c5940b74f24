import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { cleanup, render } from 'vitest-browser-react'
import { ImportReport } from '../../../renderer/dialogs/import-report.tsx'
import { documentStore, loadDocument } from '../../../renderer/state/document.ts'
import { selectionStore } from '../../../renderer/state/selection.ts'
import { readTranscript } from '../../../shared/formats/index.ts'
import { argumentsOf, reply, resetHost } from '../fake-host.ts'
import { resetStores } from '../stores.ts'
import '../../../renderer/styles/tokens.css'

vi.mock('../../../renderer/host.ts', () => import('../fake-host.ts'))

const SRT =
  '1\n00:00:01,000 --> 00:00:02,000\nHello\n\n2\n00:00:01,500 --> 00:00:03,000\nBye\n\nwhat is this\n'
const onDismiss = vi.fn()

beforeEach(resetStores)
afterEach(async () => {
  await cleanup()
  onDismiss.mockReset()
  resetHost()
})

const readAs = () => page.getByRole('combobox', { name: 'Read as' })
const encoding = () => page.getByRole('combobox', { name: /^Encoding/ })
const button = (name: string) => page.getByRole('button', { name, exact: true })

async function open(text = SRT, name = 'talk.srt', sure = true) {
  const reading = readTranscript(text, name)
  const { format } = reading
  loadDocument(
    { grant: 'g', name, format, encoding: 'utf-8', bom: false, sure, stamp: '', source: reading },
    reading,
  )
  await render(<ImportReport onDismiss={onDismiss} />)
  await expect.element(page.getByRole('dialog')).toBeVisible()
}

it('tells how the file was read, in numbers and with its first lines', async () => {
  await open()
  await expect.element(page.getByRole('dialog', { name: 'How “talk.srt” was read' })).toBeVisible()
  await expect.element(readAs()).toHaveDisplayValue('SubRip subtitles (SRT)')
  await expect
    .element(page.getByRole('list', { name: 'First lines' }))
    .toHaveTextContent('0:01.000 – 0:02.000Hello')
  await expect.element(page.getByText('Overlapping')).toBeVisible()
  await expect.element(button('Close')).toHaveFocus()
})

it('says that the encoding is a guess only where it is', async () => {
  await open(SRT, 'talk.srt', false)
  await expect.element(page.getByText('Encoding (a guess)')).toBeVisible()
})

it('tries another format beside the reading that is open, until that is taken', async () => {
  await open()
  const before = documentStore.getState().transcript
  await readAs().selectOptions('Plain text without times')
  await expect.element(button('Read it this way')).toBeVisible()
  await expect.element(page.getByRole('list', { name: 'First lines' })).toHaveTextContent('—')
  expect(documentStore.getState().transcript).toBe(before)
  await button('Leave it as it was').click()
  expect(onDismiss).toHaveBeenCalledOnce()
  expect(documentStore.getState().transcript).toBe(before)
})

it('tries another encoding with the bytes of the file', async () => {
  await open()
  reply('redecode', {
    grant: 'g',
    name: 'talk.srt',
    text: SRT.replace('Hello', 'Grüezi'),
    encoding: 'windows-1252',
    bom: false,
    sure: true,
    stamp: '',
    place: null,
  })
  await encoding().selectOptions('windows-1252')
  expect(argumentsOf('redecode')).toEqual([{ grant: 'g', encoding: 'windows-1252' }])
  await expect.element(page.getByRole('list', { name: 'First lines' })).toHaveTextContent('Grüezi')
  await expect.element(button('Read it this way')).toBeVisible()
})

it('leads from what was odd to the line, as long as the reading is the open one', async () => {
  await open()
  const { diagnostics } = documentStore.getState()
  const place = diagnostics.findIndex(({ segment }) => segment !== null)
  const finding = page.getByRole('dialog').getByRole('listitem').getByRole('button').nth(place)
  await finding.click()
  expect(selectionStore.getState().reveal?.id).toBe(diagnostics[place]?.segment)
  await readAs().selectOptions('Plain text without times')
  await expect.element(button('Read it this way')).toBeVisible()
  for (const item of page.getByRole('dialog').getByRole('listitem').getByRole('button').elements())
    expect((item as HTMLButtonElement).disabled).toBe(true)
})

it('asks what times mean where the reader had to guess', async () => {
  await open('1:30 Hello\n2:00 Bye\n', 'talk.txt')
  const meaning = page.getByRole('combobox', { name: 'Times such as 1:30 are' })
  await expect.element(meaning).toHaveDisplayValue('Minutes and seconds')
  await meaning.selectOptions('Hours and minutes')
  await expect.element(page.getByRole('list', { name: 'First lines' })).toHaveTextContent('1:30:00.000')
  await expect.element(meaning).toHaveDisplayValue('Hours and minutes')
})

it('says that nothing was odd where nothing was, and offers no mapping where there is nothing to map', async () => {
  await open('1\n00:00:01,000 --> 00:00:02,000\nHello there\n')
  await expect.element(page.getByText('Nothing was odd in this file.')).toBeVisible()
  await expect.element(button('Map columns…')).not.toBeInTheDocument()
})

it('offers to map the columns of a table', async () => {
  await open('start,end,text\n1,2,Hello\n3,4,Bye\n', 'talk.csv')
  await expect.element(button('Map columns…')).toBeVisible()
})

it('is left by Escape', async () => {
  await open()
  await userEvent.keyboard('{Escape}')
  expect(onDismiss).toHaveBeenCalledOnce()
})
