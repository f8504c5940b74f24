import { beforeEach, describe, expect, it } from 'vitest'
import {
  differ,
  hasAny,
  isKept,
  keep,
  NOTHING_KEPT,
  onTimes,
} from '../../../../renderer/commands/kept/kept.ts'
import { commit, documentStore, loadChapters, loadDocument } from '../../../../renderer/state/document.ts'
import { addLineNote, episodeStore, setEpisode } from '../../../../renderer/state/episode.ts'
import { anchoredNotes } from '../../../../renderer/state/line-notes.ts'
import { changeChapters } from '../../../../shared/model/edit.ts'
import { confirm } from '../../../../shared/timing/confirm.ts'
import { line, transcriptOf } from '../../../builders.ts'
import { resetStores } from '../../stores.ts'

const file = {
  grant: 'g',
  name: 'a.srt',
  format: 'srt',
  encoding: 'utf-8',
  bom: false,
  sure: true,
  stamp: '',
}
const chapter = { start: 0, end: null, title: 'One', hidden: false }
const page = () => ({ document: documentStore.getState(), episode: episodeStore.getState() })
const present = () => ({ ...page(), notes: anchoredNotes() })
/** As if all that is on screen were on disk. */
const keptNow = () => {
  const { chapters } = documentStore.getState()
  const { lineNotes } = episodeStore.getState()
  return onTimes({ ...NOTHING_KEPT, chapters, lineNotes }, documentStore.getState())
}

beforeEach(() => {
  resetStores()
  const reading = { transcript: transcriptOf(line('a', 0, 900), line('b', 1000, 1900)), tokens: new Map() }
  const rest = { diagnostics: [], title: null, text: '', format: 'srt', name: 'a.srt' }
  loadDocument({ ...file, source: null }, { ...reading, ...rest })
})

describe('what is kept', () => {
  it('is the same until a note, a mark or a chapter changes', () => {
    const kept = keptNow()
    expect([isKept(kept, page()), hasAny(kept, page())]).toEqual([true, false])
    setEpisode({ notes: 'Hm' })
    expect([isKept(kept, page()), hasAny(kept, page())]).toEqual([false, true])
    const after = keep(kept, present())
    expect(after.companion).toMatchObject({ notes: 'Hm', chapters: null })
    expect([isKept(after, page()), differ(kept, after)]).toEqual([true, true])
    commit(confirm(documentStore.getState().transcript, 0, 0, 'confirmed', { label: 'x' })!)
    expect(isKept(after, page())).toBe(false)
    expect(keep(after, present()).companion.marks?.confirmed).toHaveLength(1)
  })

  it('does not take chapters that came with the audio for the user’s, before they are changed', () => {
    loadChapters([chapter])
    const kept = keptNow()
    setEpisode({ notes: 'Hm' })
    const after = keep(kept, present())
    expect(after.companion.chapters).toBeNull()
    const chapters = [{ ...chapter, title: 'Two' }]
    commit(changeChapters('x', [chapter], chapters)!)
    expect(keep(after, present()).companion.chapters).toEqual(chapters)
  })

  it('has the notes on lines by where their lines are now', () => {
    const kept = keptNow()
    addLineNote({ key: 'k', home: 'b', index: 7, start: 0, text: '', note: 'Why?' })
    expect(keep(kept, present()).companion.lineNotes).toEqual([
      { index: 1, start: 1000, text: 'text of b', note: 'Why?' },
    ])
  })

  it('is not written again when it only looks changed', () => {
    const kept = keep(keptNow(), present())
    addLineNote({ key: 'k', home: 'b', index: 1, start: 0, text: '', note: '  ' })
    expect(isKept(kept, page())).toBe(false)
    expect(differ(kept, keep(kept, present()))).toBe(false)
  })
})
