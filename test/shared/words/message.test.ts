import { expect, it } from 'vitest'
import { message } from '../../../shared/words/message.ts'

it('is plain data, which crosses to workers and other processes as it is', () => {
  const words = message('tap.found', { drift: message('bar.lines', { count: 2 }) })
  expect(structuredClone(words)).toEqual(words)
  expect(JSON.parse(JSON.stringify(words))).toEqual(words)
})

it('shares the values of sentences that have none', () => {
  expect(message('ui.cancel').values).toBe(message('dialog.save').values)
})
