import { describe, expect, it } from 'vitest'
import {
  addChapter,
  moveChapterHere,
  nameChapter,
  removeChapter,
  stepChapter,
  takeChapters,
} from '../../../../renderer/commands/notes/chapters.ts'
import { contextOf, heardIn } from '../../context.ts'

const chapter = (start: number, title: string) => ({ start, end: null, title, hidden: false })
const CHAPTERS = [chapter(0, 'One'), chapter(4000, 'Two')]
const at = (now: number) => contextOf([], { now, document: { chapters: CHAPTERS } })
const titles = ({ edit }: ReturnType<typeof addChapter>) => edit?.chapters?.after.map(({ title }) => title)

describe('chapters', () => {
  it('begin at the playhead, open for a name', () => {
    const outcome = addChapter(at(2000.6))
    expect(titles(outcome)).toEqual(['One', 'Chapter 3', 'Two'])
    expect(outcome).toMatchObject({
      settings: { panel: 'chapters' },
      view: { naming: 1 },
      message: '“Chapter 3” begins at 0:02.000',
    })
  })

  it('get a name, another beginning, or go', () => {
    expect(titles(nameChapter(at(0), 1, 'Second'))).toEqual(['One', 'Second'])
    expect(nameChapter(at(0), 1, 'Two')).toEqual({ view: { naming: null } })
    expect(moveChapterHere(at(3000), 1).edit?.chapters?.after[1]?.start).toBe(3000)
    expect(removeChapter(at(0), 0)).toMatchObject({ message: 'Removed “One”: undo brings it back' })
    expect(titles(takeChapters(at(0), [chapter(0, 'All')], 'a.json'))).toEqual(['All'])
  })

  it('are gone to; shortly after its beginning, back means the one before', () => {
    expect(stepChapter(at(1000), 1)).toMatchObject({ message: 'Two', view: { follow: true } })
    expect(heardIn(stepChapter(at(9000), -1))).toBe('seek 4000')
    expect(heardIn(stepChapter(at(5000), -1))).toBe('seek 0')
    expect(stepChapter(at(9000), 1)).toEqual({ message: 'This is the last chapter' })
    expect(stepChapter(contextOf([]), 1).message).toMatch(/^This episode has no chapters: /)
  })
})
