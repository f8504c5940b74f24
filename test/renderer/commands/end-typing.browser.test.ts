import { afterEach, beforeEach, expect, it } from 'vitest'
import { endTyping } from '../../../renderer/commands/end-typing.ts'
import { closeField, openField } from '../../../renderer/state/selection.ts'
import { show } from '../../../renderer/state/session.ts'
import { createSegment } from '../../../shared/model/transcript.ts'
import { showLines } from '../context.ts'
import { resetStores } from '../stores.ts'

let left = 0
const field = document.createElement('textarea')

beforeEach(() => {
  resetStores()
  showLines([createSegment('a', 0, 1000, 'One')])
  left = 0
  field.onblur = () => left++
  document.body.append(field)
  field.focus()
})
afterEach(() => field.remove())

it('leaves the field of a line, a chapter or a note, so that what was typed counts', () => {
  openField('a', 'text')
  endTyping()
  expect([left, document.activeElement]).toEqual([1, document.body])
  for (const [i, view] of [{ naming: 0 }, { noting: 'x' }].entries()) {
    field.focus()
    show({ naming: null, noting: null, ...view })
    closeField()
    endTyping()
    expect(left).toBe(i + 2)
  }
})

it('leaves what else has the focus alone, such as what is looked for', () => {
  endTyping()
  expect([left, document.activeElement]).toEqual([0, field])
})
