import { expect, it } from 'vitest'
import { chapter } from '../../../../shared/formats/chapters/chapter.ts'

it('is visible and lasts until the next one, unless told', () => {
  expect(chapter(1000, 'One')).toEqual({ start: 1000, end: null, title: 'One', hidden: false })
  expect(chapter(1000, 'One', 2000, true)).toEqual({ start: 1000, end: 2000, title: 'One', hidden: true })
})

it('has a title of one line, without spaces around it', () => {
  expect(chapter(0, ' two\r\n  lines\t').title).toBe('two lines')
})
