import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { startLayout } from '../../../../renderer/commands/dispatch/keyboard-layout.ts'
import { appStore } from '../../../../renderer/state/app.ts'
import { until } from '../../../until.ts'
import { argumentsOf, resetHost } from '../../fake-host.ts'
import { resetStores } from '../../stores.ts'

vi.mock('../../../../renderer/host.ts', () => import('../../fake-host.ts'))

let layout = new Map<string, string>()
let ending = new AbortController()
const page = new EventTarget()
const told = () => argumentsOf('describeKeys').map(({ names }) => names)

beforeEach(() => {
  resetStores()
  resetHost()
  ending = new AbortController()
  layout = new Map([
    ['KeyZ', 'y'],
    ['KeyA', 'a'],
  ])
  vi.stubGlobal('window', page)
  vi.stubGlobal('document', { documentElement: page })
  vi.stubGlobal('navigator', { keyboard: { getLayoutMap: () => Promise.resolve(layout) } })
})
afterEach(() => {
  ending.abort()
  vi.unstubAllGlobals()
})

it('keys are called as on the layout of the user, and main is told which are called otherwise', async () => {
  startLayout(ending.signal)
  await until(() => expect(told()).toEqual([{ KeyZ: 'y' }]))
  expect(appStore.getState().keyNames.get('KeyZ')).toBe('y')
})

it('another layout is noticed when the window comes back, and only another one is told', async () => {
  startLayout(ending.signal)
  await until(() => expect(told()).toHaveLength(1))
  page.dispatchEvent(new Event('focus'))
  layout = new Map([['KeyQ', 'a']])
  page.dispatchEvent(new Event('focus'))
  await until(() => expect(told()).toEqual([{ KeyZ: 'y' }, { KeyQ: 'a' }]))
})

it.each([
  ['a key types something else', Object.assign(new Event('keydown'), { code: 'KeyQ', key: 'a' })],
  ['keys that change it are let go', Object.assign(new Event('keyup'), { code: 'AltLeft' })],
  ['the pointer leaves for the menu', new Event('pointerleave')],
])('another layout is noticed when %s', async (_, event) => {
  startLayout(ending.signal)
  await until(() => expect(told()).toHaveLength(1))
  layout = new Map([['KeyQ', 'a']])
  page.dispatchEvent(event)
  await until(() => expect(told()).toEqual([{ KeyZ: 'y' }, { KeyQ: 'a' }]))
})

it('where the layout cannot be known, keys keep their names', () => {
  const { keyNames } = appStore.getState()
  vi.stubGlobal('navigator', {})
  startLayout(ending.signal)
  expect([appStore.getState().keyNames, told()]).toEqual([keyNames, []])
})
