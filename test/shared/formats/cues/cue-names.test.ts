import { expect, it } from 'vitest'
import { findNames } from '../../../../shared/formats/cues/cue-names.ts'
import { createPlaces } from '../../../../shared/formats/cues/cue-tokens.ts'

/** The names before the texts of cues, which stand one below the other. */
function namesOf(texts: readonly string[]): (string | null)[] {
  const places = createPlaces(texts.length)
  let from = 0
  for (const [cue, text] of texts.entries()) {
    places.textFrom[cue] = from
    places.textTo[cue] = from + text.length
    from += text.length + 1
  }
  const nameOf = findNames(texts.join('\n'), places)
  return texts.map((_, cue) => nameOf(cue)?.name ?? null)
}

it('takes for names what all cues together show to be names', () => {
  expect(namesOf(['Ann: yes', 'so it is', 'Ben: no', 'Note: this', 'Ann: well', 'Ben: oh'])).toEqual([
    'Ann',
    null,
    'Ben',
    null,
    'Ann',
    'Ben',
  ])
  expect(namesOf(['One thing: first', 'and more', 'and more', 'and more'])).toEqual([null, null, null, null])
})

it('may be asked for some of the cues only', () => {
  const places = createPlaces(3)
  places.textFrom.set([0, 7, 14])
  places.textTo.set([6, 13, 20])
  const nameOf = findNames('Ann: a\nAnn: b\nAnn: c', places)
  expect(nameOf(0)).toEqual({ name: 'Ann', from: 0, to: 3, textFrom: 5 })
  expect(nameOf(2)?.name).toBe('Ann')
})
