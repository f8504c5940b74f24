import path from 'node:path'

/**
 * The files named on a command line, as absolute paths. Switches are left out; run from source, everything up
 * to the app's own folder is left out too. After `--` everything is a file.
 */
export function filesInArguments(argv: readonly string[], cwd: string, appPath: string | null): string[] {
  const all = argv.slice(1)
  const own =
    appPath === null
      ? -1
      : all.findIndex((text) => !text.startsWith('-') && path.resolve(cwd, text) === appPath)
  const rest = all.slice(own + 1)
  const end = rest.indexOf('--')
  const named = end < 0 ? rest : rest.slice(0, end)
  const files = [...named.filter((text) => !text.startsWith('-')), ...(end < 0 ? [] : rest.slice(end + 1))]
  return files.filter((text) => text !== '').map((text) => path.resolve(cwd, text))
}
