import { describe, expect, it } from 'vitest'
import { createOwned, derive, transact } from '../../../renderer/state/transaction.ts'

/** What a store told, as `before>after`. */
function listen(store: { subscribe: (l: (state: { n: number }, before: { n: number }) => void) => unknown }) {
  const heard: string[] = []
  store.subscribe((state, before) => heard.push(`${before.n}>${state.n}`))
  return heard
}

describe('a store', () => {
  it('tells each change by itself', () => {
    const store = createOwned({ n: 0 })
    const heard = listen(store)
    store.setState({ n: 1 })
    store.setState({ n: 2 })
    expect(heard).toEqual(['0>1', '1>2'])
  })

  it('tells nobody who has left', () => {
    const store = createOwned({ n: 0 })
    const leave = store.subscribe(() => expect.unreachable())
    leave()
    store.setState({ n: 1 })
  })

  it('tells who comes later only what changes from then on', () => {
    const store = createOwned({ n: 0 })
    store.setState({ n: 1 })
    const heard = listen(store)
    store.setState({ n: 2 })
    expect(heard).toEqual(['1>2'])
  })
})

describe('a transaction', () => {
  it('changes at once and tells once, when all is done, with what was there before', () => {
    const [a, b] = [createOwned({ n: 0 }), createOwned({ n: 10 })]
    const heard: string[] = []
    a.subscribe((state, before) => heard.push(`a ${before.n}>${state.n}, b ${b.getState().n}`))
    b.subscribe((state, before) => heard.push(`b ${before.n}>${state.n}, a ${a.getState().n}`))
    const answer = transact(() => {
      a.setState({ n: 1 })
      transact(() => b.setState({ n: 11 }))
      a.setState({ n: 2 })
      expect([a.getState().n, b.getState().n, heard]).toEqual([2, 11, []])
      return 'done'
    })
    expect(answer).toBe('done')
    expect(heard).toEqual(['a 0>2, b 11', 'b 10>11, a 2'])
  })

  it('that throws tells what it has changed, and holds nothing back afterwards', () => {
    const store = createOwned({ n: 0 })
    const heard = listen(store)
    const work = () => {
      store.setState({ n: 1 })
      throw new Error('broken')
    }
    expect(() => transact(work)).toThrow('broken')
    store.setState({ n: 2 })
    expect(heard).toEqual(['0>1', '1>2'])
  })

  it('tells the others when one who listens throws', () => {
    const [a, b] = [createOwned({ n: 0 }), createOwned({ n: 0 })]
    a.subscribe(() => {
      throw new Error('a listener')
    })
    const heard = listen(b)
    const work = () => {
      a.setState({ n: 1 })
      b.setState({ n: 1 })
    }
    expect(() => transact(work)).toThrow('a listener')
    expect(heard).toEqual(['0>1'])
  })

  it('lets who listens change more, which is told as well', () => {
    const [a, b] = [createOwned({ n: 0 }), createOwned({ n: 0 })]
    a.subscribe(({ n }) => b.setState({ n: n * 10 }))
    const heard = listen(b)
    transact(() => {
      a.setState({ n: 1 })
      b.setState({ n: 5 })
    })
    expect(heard).toEqual(['0>10'])
  })
})

describe('what is derived', () => {
  it('is worked out when asked, once for the same state', () => {
    const a = createOwned({ n: 1 })
    let count = 0
    const twice = derive([a], () => ({ n: a.getState().n * 2, count: ++count }))
    expect(twice.getState()).toBe(twice.getState())
    a.setState({ n: 2 })
    expect(twice.getState()).toEqual({ n: 4, count: 2 })
  })

  it('is told when one of its values is another, once for a transaction', () => {
    const [a, b] = [createOwned({ n: 1 }), createOwned({ n: 10 })]
    const sum = derive([a, b], () => ({ n: a.getState().n + b.getState().n }))
    const heard = listen(sum)
    transact(() => {
      a.setState({ n: 2 })
      b.setState({ n: 20 })
    })
    transact(() => {
      a.setState({ n: 3 })
      b.setState({ n: 19 })
    })
    b.setState({ n: 20 })
    expect(heard).toEqual(['11>22', '22>23'])
  })
})
