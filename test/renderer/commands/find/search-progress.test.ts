import { describe, expect, it } from 'vitest'
import type { Search } from '../../../../renderer/commands/find/find-messages.ts'
import {
  firstTry,
  hear,
  NO_PROGRESS,
  secondTry,
  textsOf,
  WHOLE_MS,
} from '../../../../renderer/commands/find/search-progress.ts'
import { FIRST_FIND } from '../../../../renderer/state/find.ts'
import { line } from '../../../builders.ts'

const search: Search = { query: FIRST_FIND.query, lines: null, replacement: null, only: null }
const stopped = { kind: 'stopped', line: 3 } as const

describe('a search', () => {
  it('has its time from when the worker begins', () => {
    const { progress, ending } = hear(NO_PROGRESS, { kind: 'begun', at: 2 }, 5000)
    expect([progress, ending]).toEqual([{ at: 2, latest: 5000 + WHOLE_MS }, null])
    expect(hear(progress, { kind: 'part', at: 7 }, 5000 + WHOLE_MS).ending).toBeNull()
    expect(hear(progress, { kind: 'part', at: 7 }, 5001 + WHOLE_MS).ending).toEqual({
      kind: 'stopped',
      line: 7,
    })
  })

  it('is done when it says so, however long it took', () => {
    const late = { at: 0, latest: 0 }
    expect(hear(late, { kind: 'done', at: -1 }, 99_999).ending).toEqual({ kind: 'done' })
  })

  it('that is stuck can be told from one that goes on: each part gives other progress', () => {
    const { progress } = hear(NO_PROGRESS, { kind: 'begun', at: 0 }, 0)
    expect(hear(progress, { kind: 'part', at: 0 }, 1).progress).not.toBe(progress)
  })
})

describe('another try', () => {
  it('goes line by line from the last part on', () => {
    expect(firstTry(search)).toMatchObject({ kind: 'task', isCareful: false, lines: null })
    const all = secondTry(search, 6, stopped, 800)
    expect([all?.isCareful, [...(all?.lines ?? [])]]).toEqual([true, [3, 4, 5]])
    const some = secondTry({ ...search, lines: Int32Array.of(1, 3, 9) }, 10, stopped, 800)
    expect([...(some?.lines ?? [])]).toEqual([3, 9])
  })

  it('is not made when the first was not stopped, or has taken all the time', () => {
    expect(secondTry(search, 6, { kind: 'done' }, 800)).toBeNull()
    expect(secondTry(search, 6, { kind: 'dropped' }, 800)).toBeNull()
    expect(secondTry(search, 6, stopped, WHOLE_MS + 1)).toBeNull()
  })
})

it('the texts are sent as one, with where each ends', () => {
  const { joined, lengths } = textsOf([line('a', 0, 1, 'one'), line('b', 1, 2, ''), line('c', 2, 3, 'two')])
  expect([joined, [...lengths]]).toEqual(['onetwo', [3, 0, 3]])
})
