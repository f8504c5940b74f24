import { expect, it } from 'vitest'
import { readChapters } from '../../../../shared/formats/chapters/chapters.ts'
import { ffmetadataChapters, oggChapters } from '../../../../shared/formats/chapters/chapters-tags.ts'

it('counts in nanoseconds unless a section says its time base', () => {
  expect(
    ffmetadataChapters(
      '[CHAPTER]\nSTART=1500000000\n[CHAPTER]\ntimebase=1/90000\nstart=90000\nEND=180000\ntitle=B\n',
    ),
  ).toMatchObject([
    { start: 1500, end: null, title: '' },
    { start: 1000, end: 2000, title: 'B' },
  ])
})

it('takes a title over several lines, and no escape for what follows two backslashes', () => {
  expect(ffmetadataChapters('[CHAPTER]\nSTART=0\ntitle=a\\\nb\\\n')).toMatchObject([{ title: 'a b' }])
  expect(ffmetadataChapters('[CHAPTER]\nSTART=0\ntitle=a\\\\\nEND=1000000\n')).toMatchObject([
    { title: 'a\\', end: 1 },
  ])
})

it('leaves out sections without a start that is a number, and other sections', () => {
  expect(ffmetadataChapters('[CHAPTER]\nSTART=soon\n[STREAM]\nSTART=1\n')).toBeNull()
  expect(ffmetadataChapters('[CHAPTER]\nTIMEBASE=1/0\nSTART=1\n')).toBeNull()
  expect(ffmetadataChapters('START=1\n')).toBeNull()
})

it('takes Vorbis tags by their numbers, wherever they stand', () => {
  expect(
    oggChapters('CHAPTER010=0:10\nCHAPTER2=0:02\nCHAPTER02NAME=Two\nCHAPTER3NAME=no time\n'),
  ).toMatchObject([
    { start: 2000, title: 'Two' },
    { start: 10_000, title: '' },
  ])
  expect(oggChapters('CHAPTER01=soon\n')).toBeNull()
})

it('takes blanks around the equals signs of tags', () => {
  const text = 'CHAPTER01 = 00:00:00.000\nCHAPTER01NAME = One\nCHAPTER02= 00:00:05.000\nCHAPTER02NAME =Two\n'
  expect(oggChapters(text)?.map(({ start, title }) => [start, title])).toEqual([
    [0, 'One'],
    [5000, 'Two'],
  ])
  expect(readChapters(text, 'a.txt').chapters).toHaveLength(2)
})
