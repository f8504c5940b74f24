import path from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod/mini'

/** Why something that was named is not opened. */
const reasons = ['address', 'badAddress', 'networkPath', 'relative'] as const
export type Refused = { readonly name: string; readonly why: (typeof reasons)[number] }

/** What a start was asked to open: absolute paths, and what is none that may be opened. */
export type Asked = { readonly files: readonly string[]; readonly refused: readonly Refused[] }

/** Where a command line was written. `appPath` is the app's own folder, null in a packaged app. */
export type Caller = {
  readonly cwd: string
  readonly appPath: string | null
  readonly platform: NodeJS.Platform
}

/** So many files are looked at; one episode is opened of them. */
const MOST = 100
const LONGEST = 32_768

/**
 * The files named on a command line, by path or as `file:` address. Switches are left out; run from source,
 * everything up to the app's own folder is left out too. After `--` everything is a file.
 */
export function filesInArguments(argv: readonly string[], { cwd, appPath, platform }: Caller): Asked {
  const all = argv.slice(1)
  const isApp = (text: string) => !text.startsWith('-') && rulesOf(platform).resolve(cwd, text) === appPath
  const rest = all.slice(appPath === null ? 0 : all.findIndex(isApp) + 1)
  const end = rest.indexOf('--')
  const named = end < 0 ? rest : rest.slice(0, end)
  const files = [...named.filter((text) => !text.startsWith('-')), ...(end < 0 ? [] : rest.slice(end + 1))]
  return sort(
    files.filter((text) => text !== ''),
    (text) => placeOf(text, cwd, platform),
  )
}

/** The folder for our own files that a command line names; null when it is on another computer. */
export function folderInArguments(text: string, cwd: string, platform: NodeJS.Platform): string | null {
  const folder = rulesOf(platform).resolve(cwd, text)
  return isNetworkPath(text, platform) || isNetworkPath(folder, platform) ? null : folder
}

/** The files that the page names. It knows no folder that a path could start from. */
export function filesFromPage(paths: readonly string[], platform: NodeJS.Platform): Asked {
  return sort(paths, (file) => (isAbsolute(file, platform) ? file : { name: file, why: 'relative' }))
}

/**
 * What another start of Earmark hands over. Any program may pretend to be one: data of another shape than
 * `filesInArguments` gives is nothing at all.
 */
export function filesHandedOver(data: unknown, platform: NodeJS.Platform): Asked {
  const parsed = z.safeParse(handedOver, data)
  const isOne = (file: string) => isAbsolute(file, platform) && !isNetworkPath(file, platform)
  const isSound = parsed.success && parsed.data.files.every(isOne)
  return isSound ? parsed.data : { files: [], refused: [] }
}

const text = z.string().check(z.minLength(1), z.maxLength(LONGEST))
const handedOver = z.object({
  files: z.array(text).check(z.maxLength(MOST)),
  refused: z.array(z.object({ name: text, why: z.enum(reasons) })).check(z.maxLength(MOST)),
})

function sort(named: readonly string[], look: (text: string) => string | Refused): Asked {
  const places = named.slice(0, MOST).map(look)
  return {
    files: places.filter((place) => typeof place === 'string'),
    refused: places.filter((place) => typeof place !== 'string'),
  }
}

/** The absolute path of what an argument names. */
function placeOf(text: string, cwd: string, platform: NodeJS.Platform): string | Refused {
  if (/^file:/i.test(text)) return placeOfAddress(text, platform)
  if (isAddress(text, platform)) return { name: text, why: 'address' }
  const place = rulesOf(platform).resolve(cwd, text)
  const isAsked = isNetworkPath(text, platform) || isNetworkPath(place, platform)
  return isAsked ? { name: text, why: 'networkPath' } : place
}

/** Desktops name files so, with `localhost` or no host. Another host would be asked over the network. */
function placeOfAddress(address: string, platform: NodeJS.Platform): string | Refused {
  const bad: Refused = { name: address, why: 'badAddress' }
  // Without a slash it is relative to a page, and `#` or `?` was meant as part of a name.
  if (!/^file:\/[^?#]*$/i.test(address)) return bad
  try {
    const { host } = new URL(address)
    if (host !== '') return { name: address, why: 'networkPath' }
    const file = fileURLToPath(address, { windows: platform === 'win32' })
    return file.includes('\0') ? bad : file
  } catch {
    return bad
  }
}

/** On Windows a name has no colon, and a drive has one letter; elsewhere a file may be called `a:b`. */
function isAddress(text: string, platform: NodeJS.Platform): boolean {
  return (platform === 'win32' ? /^[a-z][a-z\d+.-]+:/i : /^[a-z][a-z\d+.-]*:\/\//i).test(text)
}

/**
 * A path that Windows would ask another machine for, which gets the user's name and a hash of the password.
 * Devices (`\\.\`, `\\?\`) begin alike. Elsewhere two slashes are one, and a backslash is part of a name.
 */
function isNetworkPath(text: string, platform: NodeJS.Platform): boolean {
  return platform === 'win32' && /^[\\/]{2}/.test(text)
}

function isAbsolute(file: string, platform: NodeJS.Platform): boolean {
  // `\talk.mp3` is on the drive that is current: which one, only the caller knows.
  return platform === 'win32' ? /^(?:[a-z]:[\\/]|[\\/]{2})/i.test(file) : path.posix.isAbsolute(file)
}

function rulesOf(platform: NodeJS.Platform): path.PlatformPath {
  return platform === 'win32' ? path.win32 : path.posix
}
