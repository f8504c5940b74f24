import { IntlMessageFormat } from 'intl-messageformat'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import en from '../assets/locales/en.json'
import { commands } from '../shared/commands/index.ts'
import { everyNode, placeOf, textOf } from './sources.ts'

const keys = Object.keys(en) as (keyof typeof en)[]

/** The names of the values that a sentence has places for. */
function namesIn(text: string): readonly string[] {
  const names = new Set<string>()
  const visit = (elements: readonly object[]) => {
    for (const element of elements) {
      // What has a value and is neither text nor the number of a plural is a place; branches hold sentences.
      const { type, value, options } = element as { type: number; value?: string; options?: object }
      if (type !== 0 && value !== undefined) names.add(value)
      for (const branch of Object.values(options ?? {})) visit((branch as { value: object[] }).value)
    }
  }
  visit(new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst())
  return [...names].sort()
}

const namesOf = new Map<string, readonly string[]>(keys.map((key) => [key, namesIn(en[key])]))

/** The keys that a literal can stand for: itself, or all that fit a template. */
function keysOf(text: string): readonly string[] {
  if (!text.includes('${}')) return namesOf.has(text) ? [text] : []
  if (!/^[a-z]\w*\./i.test(text)) return []
  const pattern = text.split('${}').map((part) => part.replace(/[.*+?^$()|[\]\\]/g, '\\$&'))
  const fitting = new RegExp(`^${pattern.join('[\\w-]+')}$`)
  return keys.filter((key) => fitting.test(key))
}

type Use = { readonly key: string; readonly place: string; readonly given: readonly string[] | null }

/** Literals in this part of an expression: both of `a ? 'x' : 'y'`. */
function literalsIn(node: ts.Node): readonly string[] {
  const text = textOf(node)
  if (text !== null) return [text]
  if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse].flatMap(literalsIn)
  return ts.isParenthesizedExpression(node) ? literalsIn(node.expression) : []
}

const CALLS = ['t', 'message', 'sentence', 'inAttribute']

/** The names of the values of a call, and of the elements beside it in `<Words>`; null when they are no plain list. */
function givenTo(call: ts.CallExpression): readonly string[] | null {
  const beside = ts.isJsxExpression(call.parent) ? elementsOf(call.parent.parent.parent) : []
  const [, values] = call.arguments
  const given = values ? propertiesOf(values) : []
  return given && [...given, ...beside]
}

function propertiesOf(values: ts.Node): readonly string[] | null {
  if (!ts.isObjectLiteralExpression(values)) return null
  const names = values.properties.map(({ name }) => name?.getText())
  return names.every((name) => name !== undefined) ? names : null
}

function elementsOf(attributes: ts.Node): readonly string[] {
  if (!ts.isJsxAttributes(attributes)) return []
  const found = attributes.properties.find((attribute) => attribute.name?.getText() === 'elements')
  const value = found && ts.isJsxAttribute(found) ? found.initializer : undefined
  const literal = value && ts.isJsxExpression(value) ? value.expression : undefined
  return (literal && propertiesOf(literal)) ?? []
}

/** Every place that names a key. `given` null = not where it is printed. */
function uses(): readonly Use[] {
  const found: Use[] = []
  everyNode((node, file) => {
    const place = placeOf(node, file)
    const text = textOf(node)
    if (text !== null) for (const key of keysOf(text)) found.push({ key, place, given: null })
    if (!ts.isCallExpression(node) || !CALLS.includes(node.expression.getText())) return
    const [first] = node.arguments
    const given = givenTo(node)
    for (const literal of first && given ? literalsIn(first) : [])
      for (const key of keysOf(literal)) found.push({ key, place, given })
  })
  return found
}

describe('the catalogue', () => {
  const used = uses()

  it('is in order', () => {
    expect(keys).toEqual([...keys].sort())
  })

  it('has keys that say where a sentence stands', () => {
    for (const key of keys) expect(key).toMatch(/^[a-zA-Z]+(\.[\w-]+)+$/)
  })

  it('has nothing that nobody says', () => {
    const names = new Set([...used.map(({ key }) => key), ...commands.map(({ label }) => label.key)])
    expect(keys.filter((key) => !names.has(key))).toEqual([])
  })

  it('begins and ends with words, not with spaces', () => {
    expect(keys.filter((key) => en[key] !== en[key].trim())).toEqual([])
  })

  it('gets the values that each sentence names, and no others', () => {
    const said = used.filter(({ given }) => given !== null)
    const wrong = [...new Set(said.map(({ place }) => place))].flatMap((place) => {
      const here = said.filter((use) => use.place === place)
      const given = new Set(here.flatMap((use) => use.given ?? []))
      const wanted = new Set(here.flatMap(({ key }) => namesOf.get(key) ?? []))
      const missing = [...wanted].filter((name) => !given.has(name))
      const unknown = [...given].filter((name) => !wanted.has(name))
      return missing.length + unknown.length > 0 ? [{ place, missing, unknown }] : []
    })
    expect(said.length).toBeGreaterThan(300)
    expect(wrong).toEqual([])
  })

  it('is asked by name only for sentences without values', () => {
    const places = new Set(used.filter(({ given }) => given !== null).map(({ key }) => key))
    const bare = used.filter(({ key, given }) => given === null && !places.has(key))
    expect(bare.filter(({ key }) => namesOf.get(key)?.length !== 0)).toEqual([])
  })
})
