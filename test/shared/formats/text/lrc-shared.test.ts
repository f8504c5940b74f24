import { expect, it } from 'vitest'
import { readTranscript } from '../../../../shared/formats/index.ts'
import { separations } from '../../../../shared/formats/text/lrc-shared.ts'
import { change } from '../fixtures.ts'

const FILE = '[00:01.00]One\r\n[00:02.00][00:05.00] Again\r\nand on\r\n[00:03.00]Three\r\n'
const read = readTranscript(FILE, 'a.lrc')
const again = '[00:02.00][00:05.00] Again\r\nand on'

it('leaves lines together that differ in their starts alone', () => {
  expect(separations(read, read.transcript)).toEqual([])
  expect(separations(read, change(read, 2, { start: 6000 }))).toEqual([])
  expect(separations(read, change(read, 0, { text: 'Other' }))).toEqual([])
})

it('gives each line its own when one has another text, and when one is gone', () => {
  const apart = [
    { from: 15, to: 15 + again.length, text: '[00:02.00] Again\r\nand on\r\n[00:05.00] Again\r\nand on' },
  ]
  expect(separations(read, change(read, 2, { text: 'Other' }))).toMatchObject(apart)
  const { segments } = read.transcript
  expect(separations(read, { segments: segments.toSpliced(1, 1) })).toMatchObject(apart)
})
