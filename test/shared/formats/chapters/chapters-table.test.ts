import { expect, it } from 'vitest'
import { edlChapters, tableChapters } from '../../../../shared/formats/chapters/chapters-table.ts'

const read = (text: string) => tableChapters(text)?.map(({ start, end, title }) => [start, end, title])

it('reads start, end and name with any usual delimiter', () => {
  for (const mark of ['\t', ';', ','])
    expect(read(`1.5${mark}2${mark}One\n2${mark}3${mark}Two\n`)).toEqual([
      [1500, 2000, 'One'],
      [2000, 3000, 'Two'],
    ])
})

it('takes an empty start for that of the file, an empty end for its end', () => {
  expect(read(',5,One\n5,,Two\n,,nothing\n')).toEqual([
    [0, 5000, 'One'],
    [5000, null, 'Two'],
  ])
})

it('passes over the frequencies of labels', () => {
  expect(read('1\t2\tOne\n\\\t20\t30\n')).toEqual([[1000, 2000, 'One']])
})

it('needs times in most rows', () => {
  expect(read('1,2,One\na,b,c\n')).toBeUndefined()
  expect(read('1,2,One\n2,3,Two\na,b,c\n')).toHaveLength(2)
  expect(tableChapters('no table')).toBeNull()
})

it('reads cut lists, with a name for each action', () => {
  const text = '\ufeff# comment\n1 2 0\n2.5\t3\t1\n\n4 2\n5 6 3\n'
  expect(edlChapters(text)?.map(({ start, end, title }) => [start, end, title])).toEqual([
    [1000, 2000, 'Cut'],
    [2500, 3000, 'Mute'],
    [4000, null, 'Scene'],
    [5000, 6000, 'Commercial'],
  ])
})

it('takes other lines of numbers for no cut list', () => {
  expect(edlChapters('1 2 4\n')).toBeNull()
  expect(edlChapters('1 2 0\nwords\n')).toBeNull()
  expect(edlChapters('')).toBeNull()
})

it('reads markers and regions by the names of their columns', () => {
  // Defect: tables whose first column is not a time had no chapters.
  expect(
    read('Name\tStart\tDuration\tTime Format\tType\tDescription\nOne\t0:01.5\t0:02.0\tdecimal\tCue\t\n'),
  ).toEqual([[1500, 3500, 'One']])
  const premiere =
    'Marker Name\tDescription\tIn\tOut\tDuration\tMarker Type\t\nOne\tLoud\t00:00:01:05\t00:00:02:10\t00:00:01:05\tComment\t\n\tRain\t00:00:04:00\t00:00:04:00\t00:00:00:00\tComment\t\nEnd\t\t00:01:00:00\t00:01:00:00\t00:00:00:00\tChapter\t\n'
  expect(read(premiere)).toEqual([
    [1200, 2400, 'One'],
    [4000, null, 'Rain'],
    [60_000, null, 'End'],
  ])
  expect(
    read('#,Name,Start,End,Length\nR1,One,0:01.000,0:05.000,0:04.000\nR2,Two,0:06.000,0:07.000,0:01.000\n'),
  ).toEqual([
    [1000, 5000, 'One'],
    [6000, 7000, 'Two'],
  ])
})
