import { expect, it } from 'vitest'
import { problemOf } from '../../main/troubles.ts'
import { inEnglish } from '../words.ts'

it.each(['broken', 'misfit', 'unreadable', 'newer'] as const)(
  'says of a file that is %s what becomes of it',
  (what) => {
    const of = (keptAs: string | null) => {
      const { name, what: found, advice } = problemOf({ name: 'library.json', what, keptAs })
      return [name, found, advice].map(inEnglish)
    }
    const [stays, kept] = [of(null), of('library.json.1.bak')]
    expect(kept.slice(0, 2)).toEqual(stays.slice(0, 2))
    expect(kept[2]).toContain('library.json.1.bak')
    expect(stays[2]).not.toBe(kept[2])
  },
)
