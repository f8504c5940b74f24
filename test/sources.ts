import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

const root = path.resolve(import.meta.dirname, '..')

/** The product's own code as syntax trees, by the file's path from the root. */
export const sources: ReadonlyMap<string, ts.SourceFile> = new Map(
  ['shared', 'main', 'renderer']
    .flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map(
        (name) => `${folder}/${name.replaceAll(path.sep, '/')}`,
      ),
    )
    .filter((name) => /\.tsx?$/.test(name) && !/\.config\.ts$|\.d\.ts$/.test(name))
    .sort()
    .map((name) => [name, parse(name)]),
)

/** Calls `look` for every node of every file. */
export function everyNode(look: (node: ts.Node, file: string) => void): void {
  for (const [file, source] of sources) {
    const visit = (node: ts.Node) => {
      look(node, file)
      ts.forEachChild(node, visit)
    }
    visit(source)
  }
}

/** `renderer/app.tsx:12` */
export function placeOf(node: ts.Node, file: string): string {
  return `${file}:${node.getSourceFile().getLineAndCharacterOfPosition(node.getStart()).line + 1}`
}

/** A literal as a text in which `${}` stands for what is put in; null for any other node. */
export function textOf(node: ts.Node): string | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text
  if (!ts.isTemplateExpression(node)) return null
  return node.head.text + node.templateSpans.map(({ literal }) => `\${}${literal.text}`).join('')
}

function parse(name: string): ts.SourceFile {
  const text = readFileSync(path.join(root, name), 'utf8')
  return ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true)
}
