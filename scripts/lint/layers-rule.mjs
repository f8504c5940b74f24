import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { FOLDERS, PACKAGES } from './layers.mjs'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** The row of a file (its path from the root, with `/`): the innermost folder of the table that holds it. */
export function rowOf(file) {
  const parts = file.split('/')
  for (let n = parts.length - 1; n > 0; n--) {
    const folder = parts.slice(0, n).join('/')
    if (folder in FOLDERS) return folder
  }
  return null
}

/** Whether an entry of the table names this file. */
function names(entry, file) {
  if (entry.endsWith('/*')) return path.posix.dirname(file) === entry.slice(0, -2)
  return file === entry || file.startsWith(`${entry}/`)
}

function isAllowed(row, from, file) {
  if (!from.startsWith('.')) {
    return (PACKAGES[row] ?? []).some((name) =>
      name.endsWith('*') ? from.startsWith(name.slice(0, -1)) : from === name,
    )
  }
  const target = path.posix.join(path.posix.dirname(file), from.replace(/\?.*$/, ''))
  return rowOf(target) === row || FOLDERS[row].some((entry) => names(entry, target))
}

/** Refuses every import that the table of layers does not name; the message says what the folder may import. */
export const layersRule = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const file = path.relative(ROOT, context.filename).replaceAll(path.sep, '/')
    const row = rowOf(file)
    if (!row) return {}
    const check = (node) => {
      const from = node.source?.value
      if (typeof from !== 'string' || isAllowed(row, from, file)) return
      const allowed = [...FOLDERS[row], ...(PACKAGES[row] ?? [])].join(', ')
      context.report({ node, message: `${row}/ may import: ${allowed || 'its own files only'}` })
    }
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
    }
  },
}
