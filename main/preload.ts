import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { type NoticeName, type Notices, noticeNames, requestSchemas } from '../shared/contract.ts'

type Files = readonly Parameters<typeof webUtils.getPathForFile>[0][]

const requests = Object.fromEntries(
  Object.keys(requestSchemas).map((name) => [
    name,
    (argument: unknown) => ipcRenderer.invoke(name, argument),
  ]),
)

contextBridge.exposeInMainWorld('host', {
  ...requests,
  openFiles: (files: Files) => {
    // Nothing that the page hands over is called: its `map` would name any path.
    const paths = Array.from(files, (file) => webUtils.getPathForFile(file)).filter((path) => path !== '')
    return ipcRenderer.invoke('openFiles', { paths })
  },
  on: <N extends NoticeName>(notice: N, listener: (payload: Notices[N]) => void) => {
    if (!noticeNames.includes(notice)) return () => undefined
    const forward = (_event: unknown, payload: Notices[N]) => listener(payload)
    ipcRenderer.on(notice, forward)
    return () => ipcRenderer.off(notice, forward)
  },
})
