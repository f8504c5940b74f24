import { beforeEach, expect, it } from 'vitest'
import { showTranscript } from '../../../../renderer/commands/episode/show-transcript.ts'
import { documentStore } from '../../../../renderer/state/document.ts'
import { enter, modeStore } from '../../../../renderer/state/mode.ts'
import { select, selectionStore } from '../../../../renderer/state/selection.ts'
import { sessionStore, show } from '../../../../renderer/state/session.ts'
import { readTranscript } from '../../../../shared/formats/index.ts'
import { resetStores } from '../../stores.ts'

const text = '0:01 One.\n\n0:03 Two.\n'
const file = {
  ...{ grant: 't', encoding: 'latin1', bom: false, sure: false, stamp: 's', place: null },
  ...{ name: 'a.txt', text },
}
beforeEach(resetStores)

it('a transcript comes on screen without what belonged to the one before it', () => {
  select('old', { open: { field: 'text' } })
  show({ follow: false })
  enter({ kind: 'tapping' } as never, null)
  showTranscript(file, readTranscript(text, file.name))
  expect(documentStore.getState().file).toMatchObject({
    grant: 't',
    encoding: 'latin1',
    sure: false,
    stamp: 's',
  })
  expect(documentStore.getState().transcript.segments).toHaveLength(2)
  expect(selectionStore.getState()).toMatchObject({ id: null, open: null })
  expect(modeStore.getState().mode.kind).toBe('none')
  expect(sessionStore.getState()).toMatchObject({ follow: true, message: 'a.txt: 2 lines' })
})

it('nobody sees a part of it', () => {
  const seen: unknown[] = []
  const stop = selectionStore.subscribe(({ id }) =>
    seen.push([id, documentStore.getState().transcript.segments.length]),
  )
  select('old', { open: null })
  showTranscript(file, readTranscript(text, file.name))
  stop()
  expect(seen).toEqual([
    ['old', 0],
    [null, 2],
  ])
})
