import { describe, expect, it } from 'vitest'
import { broughtBack } from '../../../../renderer/commands/kept/bring-back.ts'
import { NO_COMPANION } from '../../../../renderer/commands/kept/kept.ts'
import { line } from '../../../builders.ts'

const segments = [line('a', 1000, 2000, 'One.'), line('b', 3000, 4000, 'Two.')]
const ground = { segments, durationMs: 10_000, newKey: () => 'new' }
const chapter = (start: number, end: number | null) => ({ start, end, title: `${start}`, hidden: false })
const tags = {
  title: 'In the audio',
  artist: null,
  album: null,
  chapters: [chapter(0, 5000), chapter(5000, 11_000)],
}

describe('the chapters', () => {
  it('are those of the audio until the user has changed them; none ends after it', () => {
    expect(broughtBack(NO_COMPANION, tags, ground).chapters).toEqual([chapter(0, 5000), chapter(5000, null)])
    const own = { ...NO_COMPANION, chapters: [chapter(7, null)] }
    expect(broughtBack(own, tags, ground).chapters).toEqual([chapter(7, null)])
    expect(broughtBack({ ...own, chapters: [] }, tags, ground).chapters).toEqual([])
  })

  it('end where they say when the length is not known', () => {
    expect(broughtBack(NO_COMPANION, tags, { ...ground, durationMs: null }).chapters[1]?.end).toBe(11_000)
  })
})

describe('the notes', () => {
  it('are on their lines again, as far as these are found', () => {
    const lineNotes = [{ index: 0, start: 3000, text: 'Two.', note: 'Why?' }]
    const stored = { ...NO_COMPANION, lineNotes }
    const note = { ...lineNotes[0], key: 'new' }
    expect(broughtBack(stored, null, ground).episode.lineNotes).toEqual([{ ...note, home: 'b' }])
    const nowhere = broughtBack(stored, null, { ...ground, segments: [] })
    expect(nowhere.episode.lineNotes).toEqual([{ ...note, home: null }])
  })
})

it('the rest is as it was kept; the title is what the audio says', () => {
  const article = { name: 'a.md', text: 'Text' }
  const { episode } = broughtBack({ ...NO_COMPANION, notes: 'Note', article }, tags, ground)
  expect(episode).toEqual({ notes: 'Note', article, page: null, lineNotes: [], audioTitle: 'In the audio' })
  expect(broughtBack(NO_COMPANION, null, ground)).toMatchObject({
    episode: { audioTitle: null },
    chapters: [],
  })
})
