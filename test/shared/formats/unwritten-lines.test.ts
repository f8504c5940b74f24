import { expect, it } from 'vitest'
import { formats, type ReadResult } from '../../../shared/formats/index.ts'
import { unwrittenLines } from '../../../shared/formats/unwritten-lines.ts'
import { merge } from '../../../shared/lines/merge.ts'
import { splitAtText } from '../../../shared/lines/split.ts'
import { apply, type Edit } from '../../../shared/model/edit.ts'
import { fixturesOf, patched, readFixture } from './fixtures.ts'

function after({ transcript }: ReadResult, edit: Edit | null) {
  return edit ? apply(edit, transcript) : transcript
}
/** The first line that has a gap between words, cut there. */
function cut(read: ReadResult) {
  const index = read.transcript.segments.findIndex(({ text }) => /\S \S/.test(text))
  const offset = read.transcript.segments[index]?.text.indexOf(' ') ?? 0
  return after(
    read,
    splitAtText(read.transcript, index, offset, { durationMs: null, newId: 'n', label: 'Split' }),
  )
}
const joined = (read: ReadResult) => after(read, merge(read.transcript, 0, { label: 'Merge' }))

it('none where the file holds lines', () => {
  const [{ name } = { name: '' }] = fixturesOf('srt')
  const read = readFixture('srt', name)
  expect(unwrittenLines(read, read.transcript)).toBe(0)
  expect(unwrittenLines(read, cut(read))).toBe(0)
  expect(unwrittenLines(read, joined(read))).toBe(0)
})

it('both halves of a line that a file of words cannot cut', () => {
  const read = readFixture('json-ibm', 'labels.json')
  expect(unwrittenLines(read, read.transcript)).toBe(0)
  expect(unwrittenLines(read, cut(read))).toBe(2)
})

const all = formats
  .flatMap(({ id }) => fixturesOf(id))
  .map((file) => [`${file.folder}/${file.name}`, file] as const)

it.each(all)('of %s come back as they are cut, or it is said', (_, { folder, name }) => {
  const read = readFixture(folder, name)
  const format = formats.find(({ id }) => id === read.format)!
  for (const transcript of [cut(read), joined(read)]) {
    const spoken = transcript.segments.filter(({ text }) => text.trim() !== '')
    const again = format.read(patched(read, transcript).text, { durationMs: null }).transcript.segments
    const count = again.filter(({ text }) => text.trim() !== '').length
    if (count !== spoken.length) expect(unwrittenLines(read, transcript)).toBeGreaterThan(0)
  }
})
