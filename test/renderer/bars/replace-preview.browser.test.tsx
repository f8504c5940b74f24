import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { page } from 'vitest/browser'
import { cleanup, render } from 'vitest-browser-react'
import { ReplacePreview } from '../../../renderer/bars/replace-preview.tsx'
import { FIRST_FIND, findStore, setFind } from '../../../renderer/state/find.ts'
import { line } from '../../builders.ts'
import { resetStores } from '../stores.ts'

vi.mock('../../../renderer/host.ts', () => import('../fake-host.ts'))

beforeEach(resetStores)
afterEach(() => cleanup())

async function show(before: readonly string[], after: readonly string[], replacement = 'x') {
  const preview = {
    segments: before.map((text, i) => line(`l${i}`, i, null, text)),
    texts: new Map(after.entries()),
    matches: after.length,
  }
  await render(<ReplacePreview find={{ ...FIRST_FIND, replacement }} preview={preview} />)
  return preview
}

it('marks what differs between the text before and after, and only that', async () => {
  await show(['a cat sat', 'aaa'], ['a dog sat', 'aa'])
  const marked = (role: 'deletion' | 'insertion') =>
    page
      .getByRole(role)
      .elements()
      .map((element) => element.querySelector('mark')?.textContent)
  expect(marked('deletion')).toEqual(['cat', 'a'])
  expect(marked('insertion')).toEqual(['dog', ''])
  expect(
    page
      .getByRole('insertion')
      .elements()
      .map((element) => element.textContent),
  ).toEqual(['a dog sat', 'aa'])
})

it('numbers the lines as the transcript does', async () => {
  await show(['one'], ['two'])
  expect((page.getByRole('listitem').element() as HTMLLIElement).value).toBe(1)
})

it('lists not all lines of many, but counts them, and those that would be left empty', async () => {
  const texts = Array.from({ length: 1200 }, () => 'cat')
  await show(
    texts,
    texts.map(() => ''),
    '',
  )
  const listed = page.getByRole('listitem').elements().length
  expect(listed).toBeLessThan(300)
  await expect.element(page.getByText(`and ${(1200 - listed).toLocaleString('en')} more lines`)).toBeVisible()
  await expect.element(page.getByText('1,200 lines will have no text left.')).toBeVisible()
  await expect.element(page.getByText('They are taken out.')).toBeVisible()
  await expect
    .element(page.getByRole('button', { name: 'Replace 1,200 matches in 1,200 lines' }))
    .toBeVisible()
})

it('goes away by Cancel', async () => {
  setFind({ preview: await show(['one'], ['two']) })
  await page.getByRole('button', { name: 'Cancel' }).click()
  expect(findStore.getState().preview).toBeNull()
})
