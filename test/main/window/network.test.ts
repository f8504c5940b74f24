import { expect, it } from 'vitest'
import { closeDebugging, closeNetwork } from '../../../main/window/network.ts'

/** What stands on a command line in the end. */
function switchesAfter(close: typeof closeNetwork, ...given: string[]): readonly string[] {
  const all = new Set(given)
  close({ appendSwitch: (name) => void all.add(name), removeSwitch: (name) => void all.delete(name) })
  return [...all].sort()
}

it('whoever starts the app cannot choose another proxy, or none', () => {
  const ours = switchesAfter(closeNetwork)
  expect(ours).toEqual(['disable-quic', 'host-resolver-rules', 'proxy-bypass-list', 'proxy-server'])
  const given = ['no-proxy-server', 'proxy-pac-url', 'proxy-auto-detect']
  expect(switchesAfter(closeNetwork, ...given)).toEqual(ours)
})

it('whoever starts the app cannot debug it', () => {
  expect(switchesAfter(closeDebugging, 'remote-debugging-port', 'remote-debugging-pipe', 'x')).toEqual(['x'])
})
