/** The part of Electron's command line that is used here. */
type Switches = {
  readonly appendSwitch: (name: string, value?: string) => void
  readonly removeSwitch: (name: string) => void
}

const OTHER_PROXIES = ['no-proxy-server', 'proxy-pac-url', 'proxy-auto-detect']

/**
 * Leaves Chromium no way to the network, below all that pages may and may not; must run before `ready`. No
 * name has an address, and whatever connects goes through a proxy with such a name, this machine included:
 * requests, sockets, preconnecting, the search of the system for a proxy.
 */
export function closeNetwork(commandLine: Switches): void {
  // They would go before ours.
  for (const name of OTHER_PROXIES) commandLine.removeSwitch(name)
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  commandLine.appendSwitch('proxy-server', 'http://proxy.invalid')
  commandLine.appendSwitch('proxy-bypass-list', '<-loopback>')
  commandLine.appendSwitch('disable-quic')
}

/**
 * Opens no door of Chromium's debugger, whatever the command line asks; must run before `ready`. Not for an
 * app that is debugged already: the fuses of released builds refuse that, those of test builds do not.
 */
export function closeDebugging(commandLine: Switches): void {
  commandLine.removeSwitch('remote-debugging-port')
  commandLine.removeSwitch('remote-debugging-pipe')
}

/** The name of the policy by which WebRTC sends packets through a proxy only, and so none. */
export const WEBRTC_POLICY = 'disable_non_proxied_udp'
