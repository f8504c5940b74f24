import { describe, expect, it } from 'vitest'
import { createTurns } from '../../../main/files/turns.ts'

/** Steps that end when they are told to; `log` = what has begun and ended, in order. */
function steps() {
  const log: string[] = []
  const ends = new Map<string, (fails: boolean) => void>()
  const step = (name: string) => () => {
    log.push(`${name} begins`)
    return new Promise<string>((resolve, reject) => {
      ends.set(name, (fails) => {
        log.push(`${name} ends`)
        if (fails) reject(new Error(name))
        else resolve(name)
      })
    })
  }
  return { log, step, end: (name: string, fails = false) => ends.get(name)?.(fails) }
}

describe('turns', () => {
  it('do the steps of one key one after the other, also behind one that fails', async () => {
    const { log, step, end } = steps()
    const inTurn = createTurns()
    const first = inTurn('a', step('first'))
    const second = inTurn('a', step('second'))
    await Promise.resolve()
    expect(log).toEqual(['first begins'])
    end('first', true)
    await expect(first).rejects.toThrow('first')
    await Promise.resolve()
    expect(log).toEqual(['first begins', 'first ends', 'second begins'])
    end('second')
    expect(await second).toBe('second')
  })

  it('do not keep other keys waiting, nor one whose steps are over', async () => {
    const { log, step, end } = steps()
    const inTurn = createTurns()
    const held = inTurn('a', step('held'))
    const other = inTurn('b', step('other'))
    await Promise.resolve()
    expect(log).toEqual(['held begins', 'other begins'])
    end('other')
    end('held')
    expect(await Promise.all([held, other])).toEqual(['held', 'other'])
    expect(await inTurn('a', () => Promise.resolve('again'))).toBe('again')
  })
})
