import { app, type Session, session, type WebContents } from 'electron'
import { isPage, mayAsk } from './addresses.ts'
import { WEBRTC_POLICY } from './network.ts'

/**
 * No document but the page that is loaded from `pageUrl`, no new windows, no permissions, no devices, nothing
 * from the network. Must run before there is a window.
 */
export function lockDown(pageUrl: string): void {
  app.on('web-contents-created', (_event, contents) => {
    keepPage(contents, pageUrl)
    refuseChoices(contents)
    contents.setWebRTCIPHandlingPolicy(WEBRTC_POLICY)
  })
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, trust) => {
    event.preventDefault()
    trust(false)
  })
  app.on('select-client-certificate', (event, _contents, _url, _certificates, choose) => {
    event.preventDefault()
    choose()
  })
  refuseRequests(session.defaultSession, pageUrl)
  refusePermissions(session.defaultSession)
  refuseDevices(session.defaultSession)
}

/** Whatever a page does, it stays the page that main has loaded. */
function keepPage(contents: WebContents, pageUrl: string): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-frame-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  // Nobody is asked before an empty page: it is there at once.
  contents.on('did-navigate', (_event, url) => {
    if (!isPage(url, pageUrl)) void contents.loadURL(pageUrl)
  })
}

function refuseRequests({ webRequest }: Session, pageUrl: string): void {
  webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !mayAsk(details, pageUrl, !app.isPackaged) })
  })
}

function refusePermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}))
  session.on('will-download', (event) => event.preventDefault())
}

function refuseDevices(session: Session): void {
  session.setUSBProtectedClassesHandler(({ protectedClasses }) => [...protectedClasses])
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }))
  session.on('select-hid-device', (event, _details, choose) => {
    event.preventDefault()
    choose(null)
  })
  session.on('select-usb-device', (event, _details, choose) => {
    event.preventDefault()
    choose(undefined)
  })
  session.on('select-serial-port', (event, _ports, _contents, choose) => {
    event.preventDefault()
    choose('')
  })
}

/** Where Chromium would ask the user to choose, nothing is chosen. */
function refuseChoices(contents: WebContents): void {
  contents.on('select-bluetooth-device', (event, _devices, choose) => {
    event.preventDefault()
    choose('')
  })
}
