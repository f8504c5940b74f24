import { expect, it } from 'vitest'
import { takeText, takeTexts } from '../../../../shared/formats/json/json-texts.ts'
import { openJson } from '../../../../shared/formats/json/json-walk.ts'

it('takes strings, numbers and null as text, and passes over anything else', () => {
  const take = (text: string) => {
    const json = openJson(text)
    return [takeText(json)?.value ?? null, json.at]
  }
  expect(take('"a\\nb",')).toEqual(['a\nb', 6])
  expect(take('12.50]')).toEqual(['12.50', 5])
  expect(take('null')).toEqual(['', 4])
  expect(take('{"a":[1]} ')).toEqual([null, 9])
})

it('takes a list of texts as the lines of one text, from inside the first quote to inside the last', () => {
  expect(takeTexts(openJson('["a", 2, {}, "c"]'))).toEqual({ from: 2, to: 15, value: 'a\n2\nc' })
  expect(takeTexts(openJson('[]'))).toBeNull()
})
