import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { FOLDERS } from '../scripts/lint/layers.mjs'
import { UNMIRRORED } from './unmirrored.ts'

const root = path.resolve(import.meta.dirname, '..')

/** Files of ours below a folder, by their path from the root with `/`. */
function filesIn(folder: string, pattern: RegExp): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll(path.sep, '/')}`)
    .filter((name) => pattern.test(name))
    .sort()
}

/** The product's own code. */
const sources = ['shared', 'main', 'renderer']
  .flatMap((folder) => filesIn(folder, /\.tsx?$/))
  .filter((name) => !/\.config\.ts$|\.d\.ts$/.test(name))

describe('files', () => {
  const hasTest = (name: string) =>
    ['.test.ts', '.browser.test.ts', '.browser.test.tsx'].some((end) =>
      existsSync(path.join(root, 'test', name.replace(/\.tsx?$/, end))),
    )
  const listed = Object.values(UNMIRRORED).flat()

  it('have 300 lines at most', () => {
    const all = ['shared', 'main', 'renderer', 'test', 'scripts'].flatMap((folder) =>
      filesIn(folder, /\.(tsx?|css|mjs)$/),
    )
    const lines = (name: string) => readFileSync(path.join(root, name), 'utf8').trimEnd().split('\n').length
    expect(all.length).toBeGreaterThan(100)
    expect(all.filter((name) => lines(name) > 300)).toEqual([])
  })

  it('have a test in the same place under test/, or a reason why not', () => {
    expect(sources.filter((name) => !hasTest(name) && !listed.includes(name))).toEqual([])
  })

  it('stand on the list only while they are there and have no test', () => {
    expect(listed.filter((name) => !sources.includes(name))).toEqual([])
    expect(listed.filter(hasTest)).toEqual([])
    expect(new Set(listed).size).toBe(listed.length)
  })
})

/** The files that a file imports, types included, by their path from the root. */
function importsOf(file: string): string[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(path.join(root, file), 'utf8'))
  return importedFiles
    .map(({ fileName }) => fileName)
    .filter((name) => name.startsWith('.'))
    .map((name) => path.posix.join(path.posix.dirname(file), name))
}

/** The first circle found in a graph, as the places on it in order; null when there is none. */
function circleIn(graph: ReadonlyMap<string, readonly string[]>): string[] | null {
  const done = new Set<string>()
  const visit = (at: string, way: readonly string[]): string[] | null => {
    if (way.includes(at)) return [...way.slice(way.indexOf(at)), at]
    if (done.has(at)) return null
    for (const next of graph.get(at) ?? []) {
      const found = visit(next, [...way, at])
      if (found) return found
    }
    done.add(at)
    return null
  }
  for (const start of graph.keys()) {
    const found = visit(start, [])
    if (found) return found
  }
  return null
}

it("stand in for the page's door to main whole, so that nothing asked late finds no door", () => {
  const halves = filesIn('test', /\.test\.tsx?$/).filter((name) =>
    /vi\.mock\(\s*'[^']*renderer\/host\.ts',(?! \(\) => import\()/.test(
      readFileSync(path.join(root, name), 'utf8'),
    ),
  )
  expect(halves).toEqual([])
})

describe('imports', () => {
  const graph = new Map(sources.map((name) => [name, importsOf(name)]))

  it('go round in no circle, types included', () => {
    expect(
      circleIn(
        new Map([
          ['a', ['b']],
          ['b', ['c']],
          ['c', ['b']],
        ]),
      ),
    ).toEqual(['b', 'c', 'b'])
    expect(circleIn(graph)).toBeNull()
  })

  it('go round in no circle of folders either', () => {
    // The folder of a family's face holds what gathers its rooms; host.ts stands alone above the page's rooms.
    const place = (name: string) =>
      /^renderer\/host|^shared\/formats\/\w/.test(name) ? name : path.posix.dirname(name)
    const folders = new Map<string, string[]>()
    for (const [name, targets] of graph) {
      const from = place(name)
      const to = targets.map(place).filter((target) => target !== from)
      folders.set(from, [...(folders.get(from) ?? []), ...to])
    }
    expect(circleIn(folders)).toBeNull()
  })

  it('are ruled by a row of the table for every folder with code', () => {
    const folders = new Set(sources.map((name) => path.posix.dirname(name)))
    expect([...folders].filter((folder) => !(folder in FOLDERS))).toEqual([])
    expect(Object.keys(FOLDERS).filter((folder) => !folders.has(folder))).toEqual([])
  })
})

describe('folders', () => {
  const count = (folder: string) => sources.filter((name) => path.posix.dirname(name) === folder).length
  const large = Object.keys(FOLDERS).filter((folder) => count(folder) > 10)

  it.each(large)('%s, which has more than ten files, says in a README what lives there', (folder) => {
    const lines = readFileSync(path.join(root, folder, 'README.md'), 'utf8')
      .trimEnd()
      .split('\n')
    expect(lines.length).toBeLessThanOrEqual(15)
  })
})

describe('CONTRIBUTING', () => {
  it('shows the tree as it is', () => {
    const [, tree = ''] = readFileSync(path.join(root, 'CONTRIBUTING.md'), 'utf8').split('```\n')
    const told = [...tree.matchAll(/^((?:main|renderer|shared|assets)\/[\w/-]*)/gm)].map(([, name]) => name)
    const folders = ['main', 'renderer', 'shared', 'assets'].flatMap((top) => [
      `${top}/`,
      ...readdirSync(path.join(root, top), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) =>
          path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'),
        )
        .map((name) => `${name}/`),
    ])
    expect([...told, 'assets/'].sort()).toEqual(folders.sort())
  })
})
