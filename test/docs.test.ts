import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '..')

/** Folders in which every exported function has a docstring; below them, those that have not yet. */
const DOCUMENTED = ['shared']
const NOT_YET = ['shared/commands', 'shared/words']

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

it.each(DOCUMENTED)('%s has a docstring on every exported function', (folder) => {
  const files = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll(path.sep, '/')}`)
    .filter((name) => /\.tsx?$/.test(name) && !NOT_YET.some((other) => name.startsWith(`${other}/`)))
  expect(files.length).toBeGreaterThan(10)
  const bare = files.flatMap((name) =>
    withoutDocstring(name, readFileSync(path.join(root, name), 'utf8')).map((own) => `${name} ${own}`),
  )
  expect(bare).toEqual([])
})
