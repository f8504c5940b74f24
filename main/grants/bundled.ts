import path from 'node:path'
import { app } from 'electron'

/** A folder of `assets/` that is shipped as real files. */
export function bundledFolder(name: 'sample' | 'calibration'): string {
  return app.isPackaged ? path.join(process.resourcesPath, name) : path.join(app.getAppPath(), 'assets', name)
}
