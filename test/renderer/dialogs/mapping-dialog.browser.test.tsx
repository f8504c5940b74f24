import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { cleanup, render } from 'vitest-browser-react'
import { ask } from '../../../renderer/commands/ask.ts'
import { MappingDialog } from '../../../renderer/dialogs/mapping-dialog.tsx'
import { appStore } from '../../../renderer/state/app.ts'
import { resetStores } from '../stores.ts'
import '../../../renderer/styles/tokens.css'

vi.mock('../../../renderer/host.ts', () => import('../fake-host.ts'))

const TABLE = 'who;from;what\nAnn;1.5;Hello\nBen;3;Hello, too\nAnn;70;Bye\n'
const JSON_TEXT = JSON.stringify({
  talk: {
    parts: [
      { at: 1500, said: 'Hello' },
      { at: 3000, said: 'Bye' },
    ],
  },
  words: [{ at: 1, said: 'x' }],
})

beforeEach(resetStores)
afterEach(() => cleanup())

const fileOf = (name: string, text: string) => ({
  grant: 'g',
  name,
  text,
  encoding: 'utf-8',
  bom: false,
  sure: true,
  stamp: '',
  place: null,
})
const holds = (name: string) => page.getByRole('combobox', { name: `${name} holds` })
const lines = () => page.getByRole('list', { name: 'First lines' })
const remembered = () => Object.keys(appStore.getState().settings.mappings ?? {})

async function open(name: string, text: string, mayStay = false) {
  const file = fileOf(name, text)
  const answer = ask({ kind: 'mapping', file, mayStay })
  await render(<MappingDialog file={file} mayStay={mayStay} />)
  return { answer }
}

describe('columns', () => {
  it('are shown with their first values; what they hold decides what is read', async () => {
    await open('table.csv', TABLE)
    await expect.element(page.getByRole('row', { name: /from/ })).toHaveTextContent('1.5 · 3 · 70')
    await holds('who').selectOptions('Speaker')
    await holds('from').selectOptions('Start')
    await holds('what').selectOptions('Text')
    await expect.element(lines()).toHaveTextContent('0:01.500Ann: Hello')
    await expect.element(lines()).toHaveTextContent('1:10.000Ann: Bye')
  })

  it('give a role to one column at a time', async () => {
    await open('table.csv', TABLE)
    await holds('who').selectOptions('Text')
    await expect.element(holds('who')).toHaveDisplayValue('Text')
    await holds('what').selectOptions('Text')
    await expect.element(holds('who')).not.toHaveDisplayValue('Text')
  })

  it('may count times otherwise', async () => {
    await open('table.csv', TABLE)
    await holds('from').selectOptions('Start')
    await holds('what').selectOptions('Text')
    await page.getByRole('combobox', { name: 'Times are' }).selectOptions('Milliseconds')
    await expect.element(lines()).toHaveTextContent('0:00.070')
    await expect.element(page.getByRole('combobox', { name: 'Frames per second' })).not.toBeInTheDocument()
    await page.getByRole('combobox', { name: 'Times are' }).selectOptions('Frames')
    await page.getByRole('combobox', { name: 'Frames per second' }).selectOptions('50')
    await expect.element(lines()).toHaveTextContent('0:01.400')
  })

  it('ask for the text while nothing holds it, and then cannot be read', async () => {
    await open('table.csv', TABLE)
    for (const name of ['who', 'from', 'what']) await holds(name).selectOptions('—')
    await expect.element(page.getByRole('status')).toHaveTextContent('Choose what holds the text')
    await expect.element(page.getByRole('button', { name: 'Read it this way' })).not.toBeInTheDocument()
  })

  it('are others by another delimiter, and have their first row as a line without names', async () => {
    await open('table.csv', TABLE)
    await page.getByRole('checkbox', { name: 'The first row names the columns' }).click()
    await expect.element(holds('who')).not.toBeInTheDocument()
    await page.getByRole('combobox', { name: 'Columns are divided by' }).selectOptions('Bars')
    expect(page.getByRole('combobox', { name: /holds$/ }).elements()).toHaveLength(1)
  })

  it('are remembered when they are read this way', async () => {
    const { answer } = await open('table.csv', TABLE)
    await holds('what').selectOptions('Text')
    await page.getByRole('button', { name: 'Read it this way' }).click()
    expect(await answer).toBe('mapped')
    expect(remembered()).toHaveLength(1)
  })
})

describe('keys', () => {
  it('are those of a list, of which there may be several', async () => {
    await open('talk.json', JSON_TEXT)
    const list = page.getByRole('combobox', { name: 'List with the lines' })
    await list.selectOptions('talk › parts (2 items)')
    await holds('said').selectOptions('Text')
    await holds('at').selectOptions('Start')
    await page.getByRole('combobox', { name: 'Times are' }).selectOptions('Milliseconds')
    await expect.element(lines()).toHaveTextContent('0:01.500Hello')
    await list.selectOptions('words (1 item)')
    await expect.element(lines()).not.toHaveTextContent('Hello')
  })
})

it('offers the two places of a start and an end in one value', async () => {
  const pairs = [
    { wann: [0.5, 2], said: 'Hello' },
    { wann: [2.5, 4], said: 'Bye' },
  ]
  await open('pairs.json', JSON.stringify(pairs))
  await expect.element(holds('wann › first value')).toHaveValue('start')
  await expect.element(holds('wann › second value')).toHaveValue('end')
  await holds('wann › second value').selectOptions('Start')
  await expect.element(lines()).toHaveTextContent('0:02.000Hello')
})

it('is left by Escape and Cancel without an effect', async () => {
  const { answer } = await open('table.csv', TABLE)
  await userEvent.keyboard('{Escape}')
  expect(await answer).toBe('cancel')
  expect(remembered()).toEqual([])
})

it('offers to let the app decide only where that leads somewhere', async () => {
  await open('table.csv', TABLE)
  const stay = page.getByRole('button', { name: 'Let Earmark decide' })
  await expect.element(page.getByRole('button', { name: 'Cancel' })).toBeVisible()
  await expect.element(stay).not.toBeInTheDocument()
  await cleanup()
  const { answer } = await open('table.csv', TABLE, true)
  await stay.click()
  expect(await answer).toBe('stay')
})
