import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  eachItem,
  eachKey,
  type JsonCursor,
  openJson,
  peek,
  readNumber,
  readString,
  skipValue,
} from '../../../../shared/formats/json/json-walk.ts'

function build(json: JsonCursor): unknown {
  const sign = peek(json)
  if (sign === '"') return readString(json)?.value
  if (sign === '{') {
    const object: Record<string, unknown> = {}
    eachKey(json, (key) =>
      Object.defineProperty(object, key, { value: build(json), enumerable: true, configurable: true }),
    )
    return object
  }
  if (sign === '[') {
    const list: unknown[] = []
    eachItem(json, () => list.push(build(json)))
    return list
  }
  const at = json.at
  const number = readNumber(json)
  const raw = json.text.slice(at, json.at)
  return raw === 'true' ? true : raw === 'false' ? false : number?.value
}

describe('walking through JSON', () => {
  it('sees what JSON.parse sees, and skips to the same end', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(0, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent)
        const json = openJson(text)
        expect(JSON.stringify(build(json))).toBe(JSON.stringify(JSON.parse(text)))
        expect([json.at, json.failed]).toEqual([text.length, false])
        const other = openJson(text)
        skipValue(other)
        expect([other.at, other.failed]).toEqual([text.length, false])
      }),
    )
  })

  it('takes NaN and Infinity for numbers without a value', () => {
    expect(build(openJson('\ufeff[NaN, -Infinity, null, 1.5e1, ]'))).toEqual([null, null, null, 15])
  })

  it.each(['{', '[', '{"a"', '{"a":', '"a', '[1', '[1 2]', '{"a" 1}', '[}'])(
    'says that %s makes no sense',
    (text) => {
      const json = openJson(text)
      build(json)
      expect(json.failed).toBe(true)
    },
  )

  it('skips deep nesting without running out of stack', () => {
    const json = openJson('['.repeat(500_000))
    skipValue(json)
    expect(json.failed).toBe(true)
  })
})
