import { expect, it } from 'vitest'
import { originalsOf, withOriginals } from '../../../shared/episode/originals.ts'
import { formats, readTranscript } from '../../../shared/formats/index.ts'
import { apply } from '../../../shared/model/edit.ts'
import { isRetimed } from '../../../shared/model/transcript.ts'
import { shift } from '../../../shared/timing/shift.ts'
import { fixturesOf, patched } from '../formats/fixtures.ts'

/** Files that do not hold all moved times, or are read as other lines afterwards. */
const KEEP_LESS = ['meeting.txt']
const files = formats
  .flatMap(({ id }) => fixturesOf(id))
  .filter(({ name, text }) => {
    const { segments } = readTranscript(text, name).transcript
    return !KEEP_LESS.includes(name) && segments.some(({ start }) => start !== null)
  })

it.each(files)(
  'original times come back from $folder/$name, saved with all lines moved',
  ({ name, text }) => {
    const read = readTranscript(text, name)
    const last = read.transcript.segments.length - 1
    for (const delta of [370, 5000]) {
      const edit = shift(read.transcript, 0, last, delta, { label: 'x', confirmedToo: true }).edit
      if (!edit) throw new Error('nothing moves')
      const changed = apply(edit, read.transcript)
      const saved = patched(read, changed).text
      // A file of whole seconds that no program reads finer ones from.
      if (saved === text && delta < 500) continue
      const again = readTranscript(saved, name).transcript
      const known = withOriginals(again, originalsOf(changed, name, { at: 1, by: 'opened' }))
      const firsts = known.segments.filter(isRetimed).map(({ origin }) => origin?.start)
      expect(firsts).toEqual(changed.segments.filter(isRetimed).map(({ origin }) => origin?.start))
    }
  },
)
