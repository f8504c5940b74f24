import { beforeEach, expect, it, vi } from 'vitest'
import { rememberMapping } from '../../../../renderer/commands/episode/mapping.ts'
import { readFile, refused } from '../../../../renderer/commands/episode/read-file.ts'
import { adoptSettings, FIRST_APP } from '../../../../renderer/state/app.ts'
import { hear, sessionStore } from '../../../../renderer/state/session.ts'
import { proposeByHand } from '../../../../shared/formats/index.ts'
import { contextOf } from '../../context.ts'
import { resetStores } from '../../stores.ts'

const rest = { grant: 't', encoding: 'utf-8', bom: false, sure: true, stamp: '', place: null }
const table = { ...rest, name: 'a.csv', text: 'Bild;Was;Ab;Dauer\n7;Guten Tag;0,5;1,5\n8;Hier;2,5;2\n' }
beforeEach(resetStores)

it('a file is read as the user has read others of its make, else as it is recognised', async () => {
  expect((await readFile(table, null))?.byHand).toBeUndefined()
  const mapping = proposeByHand(table.text, table.name)
  const { settings } = rememberMapping(contextOf([]), table, mapping)
  adoptSettings({ ...FIRST_APP.settings, ...settings })
  expect((await readFile(table, null))?.byHand).toEqual(mapping)
})

it('how long the audio is, is known to the reader', async () => {
  const lines = { ...rest, name: 'a.txt', text: '0:01 One.\n\n0:03 Two.\n' }
  hear({ durationMs: 5000 })
  const reading = await readFile(lines, null)
  expect(reading?.transcript.segments.map(({ start }) => start)).toEqual([1000, 3000])
})

it('what cannot be read is said', () => {
  const log = vi.spyOn(console, 'error').mockReturnValue()
  expect(refused('a.srt', new Error('out of memory'))).toBeNull()
  expect(sessionStore.getState().problems).toMatchObject([{ name: 'a.srt' }])
  expect(log).toHaveBeenCalled()
  log.mockRestore()
})
