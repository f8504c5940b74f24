import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '..')

/** Folders in which every exported function has a docstring, and comments are no wider than code. */
const TREES = ['main', 'renderer', 'shared']

const { formatter } = JSON.parse(readFileSync(path.join(root, 'biome.json'), 'utf8')) as {
  formatter: { lineWidth: number }
}

/** The files of a folder that end so, by their path in the repository. */
function filesIn(folder: string, ending: RegExp): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll(path.sep, '/')}`)
    .filter((name) => ending.test(name))
}

function read(name: string): string {
  return readFileSync(path.join(root, name), 'utf8')
}

/** The lines with a comment that are wider than the formatter lets code be; it leaves comments alone. */
function tooWide(name: string, text: string): string[] {
  return text.split('\n').flatMap((line, at) => {
    const hasComment = /^\s*(?:\*|\{?\/\*|\/\/)|\s\/\/ /.test(line)
    return hasComment && line.length > formatter.lineWidth ? [`${name}:${at + 1}`] : []
  })
}

/** The exported functions of a text that have no docstring, by name. */
function withoutDocstring(name: string, text: string): string[] {
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true)
  const namesIn = (node: ts.Statement) =>
    functionsIn(node).map((declared) => declared?.getText(file) ?? 'default')
  const isDocumented = (node: ts.Statement) => ts.getJSDocCommentsAndTags(node).length > 0
  // One docstring stands for all signatures of a function.
  const documented = new Set(file.statements.filter(isDocumented).flatMap(namesIn))
  return file.statements
    .filter(isExported)
    .flatMap(namesIn)
    .filter((own) => !documented.has(own))
}

function isExported(node: ts.Statement): boolean {
  return (
    ts.canHaveModifiers(node) &&
    (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
  )
}

function functionsIn(node: ts.Statement): (ts.Node | undefined)[] {
  if (ts.isFunctionDeclaration(node)) return [node.name]
  if (!ts.isVariableStatement(node)) return []
  return node.declarationList.declarations
    .filter(
      ({ initializer: value }) => value && (ts.isArrowFunction(value) || ts.isFunctionExpression(value)),
    )
    .map((declaration) => declaration.name)
}

it('finds exported functions without a docstring', () => {
  const text = `
    /** Adds one. */
    export function told(n: number) { return n + 1 }
    export function bare() {}
    export const arrow = () => {}
    /** Doubles. */
    export const twice = (n: number) => n * 2
    /** Either of two. */
    export function twofold(n: number): number
    export function twofold(n: string): string
    export const value = 1
    function own() {}`
  expect(withoutDocstring('a.ts', text)).toEqual(['bare', 'arrow'])
})

it('finds comments that are too wide', () => {
  const wide = 'x'.repeat(formatter.lineWidth)
  const text = ['/** Short. */', `/** ${wide} */`, ` * ${wide}`, `call() // ${wide}`, `'//${wide}'`].join(
    '\n',
  )
  expect(tooWide('a.ts', text)).toEqual(['a.ts:2', 'a.ts:3', 'a.ts:4'])
})

it.each(TREES)('%s has a docstring on every exported function', (folder) => {
  const files = filesIn(folder, /\.tsx?$/)
  expect(files.length).toBeGreaterThan(10)
  const bare = files.flatMap((name) => withoutDocstring(name, read(name)).map((own) => `${name} ${own}`))
  expect(bare).toEqual([])
})

it.each(TREES)('%s has comments that fit beside code', (folder) => {
  expect(filesIn(folder, /\.(?:tsx?|css)$/).flatMap((name) => tooWide(name, read(name)))).toEqual([])
})

/** The files of a walk in CONTRIBUTING: `folder/` and the names in it, without their endings. */
function filesOf(walk: string): string[] {
  return walk.split(' → ').flatMap((step) => {
    const [, folder = '', names = ''] = /^`([\w/-]+\/)` ([\w, -]+)\.?$/.exec(step) ?? []
    return names.split(', ').map((name) => folder + name)
  })
}

it('CONTRIBUTING counts the files of each walk, and they are there', () => {
  const walks = [...read('CONTRIBUTING.md').matchAll(/^- \*\*.+\*\* \((\d+) files, \d+ before\): (.+)$/gm)]
  expect(walks).toHaveLength(5)
  for (const [, count, walk = ''] of walks) {
    const files = filesOf(walk)
    const isThere = (name: string) => ['.ts', '.tsx'].some((end) => existsSync(path.join(root, name + end)))
    expect(files.filter((name) => !isThere(name))).toEqual([])
    expect(new Set(files).size).toBe(Number(count))
  }
})
