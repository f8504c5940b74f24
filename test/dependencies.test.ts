import { readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { expect, it } from 'vitest'
import { everyNode } from './sources.ts'

const root = path.resolve(import.meta.dirname, '..')
const read = (name: string): unknown => JSON.parse(readFileSync(path.join(root, name), 'utf8'))

type Locked = { readonly resolved?: string; readonly integrity?: string; readonly link?: boolean }
const { dependencies } = read('package.json') as { dependencies: Record<string, string> }
const { packages } = read('package-lock.json') as { packages: Record<string, Locked> }

/** The packages that the code of the app imports; Electron is not bundled. */
function imported(): string[] {
  const names = new Set<string>()
  everyNode((node) => {
    const from =
      ts.isImportDeclaration(node) || ts.isExportDeclaration(node) ? node.moduleSpecifier : undefined
    if (!from || !ts.isStringLiteral(from)) return
    const name = /^(?:@[^/]+\/)?[^/]+/.exec(from.text)?.[0] ?? ''
    if (!/^(?:\.|node:|electron$)/.test(from.text)) names.add(name)
  })
  return [...names].sort()
}

it('what the app is made of are its dependencies, and nothing else is', () => {
  expect(Object.keys(dependencies).sort()).toEqual(imported())
})

it('versions are exact', () => {
  for (const version of Object.values(dependencies)) expect(version).toMatch(/^\d+\.\d+\.\d+$/)
})

it('every package of the lock file is from the public registry, with its hash', () => {
  const locked = Object.entries(packages).filter(([name]) => name !== '')
  expect(locked.length).toBeGreaterThan(100)
  const strange = locked.filter(([, { resolved, integrity, link }]) => {
    const isPublic = resolved === undefined || resolved.startsWith('https://registry.npmjs.org/')
    return link === true || !isPublic || !/^sha512-/.test(integrity ?? '')
  })
  expect(strange.map(([name]) => name)).toEqual([])
})
