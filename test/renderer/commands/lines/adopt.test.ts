import { expect, it } from 'vitest'
import { adopt, explain } from '../../../../renderer/commands/lines/adopt.ts'
import { setStart } from '../../../../shared/timing/set-start.ts'
import { line, transcriptOf } from '../../../builders.ts'
import { contextOf } from '../../context.ts'

const LINES = transcriptOf(line('a', 1000, 2000), line('b', 2000, 3000, 'b', { mark: 'confirmed' }))

it('takes a proposal over: the edit, the selection, and what else it moved', () => {
  const proposal = setStart(LINES, 1, 2400, { durationMs: null, label: 'x' })
  const outcome = adopt(contextOf(LINES), proposal, 1, 'start', 'Start set')
  expect(outcome).toMatchObject({ preview: null, edit: proposal.edit, select: { id: 'b', edge: 'start' } })
  expect(outcome.message).toBe(`Start set${explain(proposal)}`)
})

it('says why there is nothing to take over', () => {
  const context = contextOf(LINES)
  const none = { edit: null, ms: 2000, stop: null, followed: null }
  expect(adopt(context, none, 1, 'start', 'Start set')).toEqual({
    preview: null,
    select: { id: 'b', edge: 'start' },
    message: 'It is there already',
  })
  expect(adopt(context, { ...none, stop: 'next' }, 1, 'end', 'End set').message).toBe(
    'Nothing moved · stopped at the next line',
  )
})
