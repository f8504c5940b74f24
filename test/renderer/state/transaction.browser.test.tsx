import { afterEach, expect, it } from 'vitest'
import { cleanup, render } from 'vitest-browser-react'
import { useStore } from 'zustand'
import { createOwned, derive, transact } from '../../../renderer/state/transaction.ts'

afterEach(() => cleanup())

it('draws a component once for a transaction, never with one half of it', async () => {
  const [left, right] = [createOwned({ n: 0 }), createOwned({ n: 0 })]
  const sum = derive([left, right], () => ({ n: left.getState().n + right.getState().n }))
  const drawn: string[] = []
  function Both() {
    const [a, b] = [useStore(left), useStore(right)]
    const both = useStore(sum)
    drawn.push(`${a.n} ${b.n} ${both.n}`)
    return <p>{`${a.n} ${b.n} ${both.n}`}</p>
  }
  const screen = await render(<Both />)
  transact(() => {
    left.setState({ n: 1 })
    right.setState({ n: 2 })
  })
  await expect.element(screen.getByText('1 2 3')).toBeInTheDocument()
  expect([...new Set(drawn)]).toEqual(['0 0 0', '1 2 3'])
})
