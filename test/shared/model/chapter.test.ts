import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Chapter,
  chapterAt,
  moveChapter,
  renameChapter,
  withChapter,
  withoutChapter,
} from '../../../shared/model/chapter.ts'

const chapter = (start: number, title = `at ${start}`, end: number | null = null): Chapter => ({
  start,
  end,
  title,
  hidden: false,
})
const three = [chapter(0), chapter(60_000), chapter(120_000)]

describe('chapters', () => {
  it('know which one is playing', () => {
    expect([-1, 0, 59_999, 60_000, 1e9].map((ms) => chapterAt(three, ms))).toEqual([-1, 0, 0, 1, 2])
    expect(chapterAt([], 5)).toBe(-1)
    expect(chapterAt([chapter(5), chapter(5)], 5)).toBe(1)
    expect(chapterAt([chapter(60), chapter(0)], 70)).toBe(0)
  })

  it('are added in the order of time, after those that begin at the same time', () => {
    expect(withChapter(three, chapter(60_000, 'new')).map(({ title }) => title)).toEqual([
      'at 0',
      'at 60000',
      'new',
      'at 120000',
    ])
  })

  it('are renamed, removed and moved, and an end that is none any more goes', () => {
    expect(renameChapter(three, 1, 'x')[1]?.title).toBe('x')
    expect(withoutChapter(three, 0)).toEqual(three.slice(1))
    expect(moveChapter([chapter(0, 'a', 10), chapter(20)], 0, 30)).toEqual([chapter(20), chapter(30, 'a')])
    expect(moveChapter([chapter(0, 'a', 10)], 0, 5)).toEqual([chapter(5, 'a', 10)])
    expect(moveChapter(three, 9, 5)).toBe(three)
  })

  it('stay in order and keep all others, whatever is done', () => {
    const starts = fc.array(fc.nat(1000), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(starts, fc.nat(11), fc.nat(1000), (all, at, ms) => {
        const list = all.reduce<readonly Chapter[]>((sum, start) => withChapter(sum, chapter(start)), [])
        const moved = moveChapter(list, at % list.length, ms)
        const times = moved.map(({ start }) => start)
        expect(times).toEqual([...times].sort((a, b) => a - b))
        expect(moved).toHaveLength(list.length)
      }),
    )
  })
})
