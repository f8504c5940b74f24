import { expect, it } from 'vitest'
import { describeSince, forgetOriginalTimes } from '../../../../renderer/commands/lines/originals.ts'
import { line } from '../../../builders.ts'
import { contextOf } from '../../context.ts'

const moved = line('a', 100, 900, 'a', { origin: { start: 0, end: 900 } })

it('takes the times in the file for the first ones, from now on', () => {
  const { edit, message } = forgetOriginalTimes(contextOf([moved], { today: 5 }))
  expect(edit?.since?.after).toEqual({ at: 5, by: 'forgotten' })
  expect(message).toBe('The times in the file are the original ones from now on')
  expect(forgetOriginalTimes(contextOf([line('a', 0)])).message).toBe('No line has other times than at first')
})

it('says since when changes are counted', () => {
  expect(describeSince({ at: 0, by: 'opened' })).toContain(
    'Compared with the file as opened on 1 January 1970',
  )
})
