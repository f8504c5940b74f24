import { expect, it } from 'vitest'
import { listChapters } from '../../../../shared/formats/chapters/chapters-list.ts'

const titles = (text: string) => listChapters(text)?.map(({ start, title }) => [start, title])

it('needs two times before their titles, or three behind them', () => {
  expect(listChapters('0:00 One\n')).toBeNull()
  expect(titles('0:00 One\n0:05 Two\n')).toHaveLength(2)
  expect(listChapters('One 0:00\nTwo 0:05\n')).toBeNull()
  expect(titles('One 0:00\nTwo 0:05\nThree 0:09\n')).toHaveLength(3)
})

it('prefers times before the titles to those behind', () => {
  expect(titles('0:00 One 1:00\n0:05 Two 2:00\nx 3:00\n')).toEqual([
    [0, 'One 1:00'],
    [5000, 'Two 2:00'],
  ])
})

it('leaves out times without a title, and what is as long as a line of a transcript', () => {
  const text = `0:00 One\n0:05\n0:06 ${'a '.repeat(80)}\n0:09 Two\n`
  expect(titles(text)).toEqual([
    [0, 'One'],
    [9000, 'Two'],
  ])
})

it('takes ends where they are told', () => {
  expect(listChapters('0:00 - 0:05 One\n0:05 - 0:09 Two\n')).toMatchObject([
    { start: 0, end: 5000, title: 'One' },
    { start: 5000, end: 9000, title: 'Two' },
  ])
})

it('takes no heading for the title before a time', () => {
  // Defect: of a line that says first what it is the first chapter was lost.
  const wanted = [
    [0, 'One'],
    [5000, 'Two'],
    [9000, 'Three'],
  ]
  expect(titles('Chapters: 0:00 One, 0:05 Two, 0:09 Three')).toEqual(wanted)
  expect(titles('Kapitel：0:00 One | 0:05 Two | 0:09 Three\n')).toEqual(wanted)
  expect(titles('One: 0:00, Two: 0:05, Three: 0:09')?.map(([start]) => start)).toEqual([0, 5000, 9000])
})

it('reads running text from its heading on only', () => {
  expect(titles('- 0:30 — no ## Chapters - 1:00 — One: more - 2:00 — Two')).toEqual([
    [60_000, 'One'],
    [120_000, 'Two'],
  ])
  expect(listChapters('- 1:00 — One - 2:00 — Two')).toBeNull()
})

it.each([
  ['0:00- One\n0:05- Two\n'],
  ['0:00-One\n0:05-Two\n'],
  ['0:00–One\n0:05–Two\n'],
  ['0:00 -One\n0:05 -Two\n'],
  ['0:00|One\n0:05|Two\n'],
  ['0:00) One\n0:05) Two\n'],
  ['0:00. One\n0:05. Two\n'],
  ['(0:00) One\n(0:05) Two\n'],
  ['[0:00] - One\n[0:05] - Two\n'],
  ['{0:00} One\n{0:05} Two\n'],
  ['0:00 → One\n0:05 → Two\n'],
  ['▶ 0:00 ➜ One\n▶ 0:05 ➜ Two\n'],
  ['（0:00）One\n（0:05）Two\n'],
  ['1. 0:00 One\n2. 0:05 Two\n'],
  ['0:00\nOne\n0:05\nTwo\n'],
  ['0:00 ‒ One\n0:05 ― Two\n'],
  ['0:00,One\n0:05,Two\n'],
  ['(0:00) One (0:05) Two\n(0:09) Three (0:12) Four\n'],
  ['0:00 - One - 0:05 - Two\n0:09 - Three - 0:12 - Four\n'],
  ['0:00 One 0:05 Two\n0:09 Three 0:12 Four\n'],
  ['0:00 One | 0:05 Two\n'],
  ['0:00 One, 0:05 Two, 0:09 Three\n'],
  ['0:00 One / 0:05 Two\n0:09 Three / 0:12 Four\n'],
])('reads %j', (text) => {
  expect(titles(text)?.slice(0, 2)).toEqual([
    [0, 'One'],
    [5000, 'Two'],
  ])
})

it.each([
  ['One - 0:00\nTwo - 0:05\nThree - 0:09\n'],
  ['One (0:00)\nTwo (0:05)\nThree (0:09)\n'],
  ['One — [0:00]\nTwo — [0:05]\nThree — [0:09]\n'],
  ['One @0:00\nTwo @0:05\nThree @0:09\n'],
  ['One ..... 0:00\nTwo ..... 0:05\nThree ..... 0:09\n'],
  ['One (0:00 - 0:05)\nTwo (0:05 - 0:09)\nThree (0:09 - 0:12)\n'],
  ['One 0:00 | Two 0:05 | Three 0:09\n'],
  ['One 0:00 Two 0:05 Three 0:09\n'],
  ['One (0:00), Two (0:05), Three (0:09)\n'],
])('reads times behind the titles in %j', (text) => {
  expect(titles(text)).toEqual([
    [0, 'One'],
    [5000, 'Two'],
    [9000, 'Three'],
  ])
})

it('leaves times inside a title alone where only some lines have them', () => {
  expect(
    titles('0:00 The 10:30 train\n1:15 The wall\n2:00 The 12:15 train\n3:00 End\n4:00 x\n')?.map(
      ([, title]) => title,
    ),
  ).toEqual(['The 10:30 train', 'The wall', 'The 12:15 train', 'End', 'x'])
})

it.each([
  '0:00 Intro 1:15 The wall\n10:30 The tides 20:12 The end\n',
  '00:00 Intro | 01:15 The wall\r\n10:30 The tides | 20:12 The end',
  '[00:00] Intro [01:15] The wall\n[10:30] The tides [20:12] The end\n',
  '00:00 - Intro, 01:15 - The wall\n10:30 - The tides, 20:12 - The end\n',
  '\ufeffIntro 0:00 The wall 1:15\nThe tides 10:30 The end 20:12\n',
  'Chapters: 0:00 Intro, 1:15 The wall, 10:30 The tides, 20:12 The end',
])('several chapters on a line: %j', (text) => {
  expect(titles(text)).toEqual([
    [0, 'Intro'],
    [75_000, 'The wall'],
    [630_000, 'The tides'],
    [1_212_000, 'The end'],
  ])
})
