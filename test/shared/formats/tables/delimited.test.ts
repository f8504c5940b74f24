import { expect, it } from 'vitest'
import { delimiterAt, fieldText, parseRows, printField } from '../../../../shared/formats/tables/delimited.ts'
import { expectWithin } from '../../../cpu-time.ts'

const table = (text: string, delimiter = ',') =>
  parseRows(text, delimiter).map(({ fields }) => fields.map((field) => fieldText(text, field)))

it('reads quoted fields, doubled quotes and line ends inside', () => {
  expect(table('a,"b, c","d ""e"""\r\n"f\ng",,\n')).toEqual([
    ['a', 'b, c', 'd "e"'],
    ['f\ng', '', ''],
  ])
  expect(table('\ufeff a , "b" \r"",""""')).toEqual([
    ['a', 'b'],
    ['', '"'],
  ])
})

it('takes quotes that nothing closes as signs', () => {
  expect(table('1,"say "no" now"\n2,"open\n3,x\n')).toEqual([
    ['1', 'say "no" now'],
    ['2', '"open'],
    ['3', 'x'],
  ])
  expect(table('0\t"Well" he said\n5\tand "more"\n', '\t')).toEqual([
    ['0', '"Well" he said'],
    ['5', 'and "more"'],
  ])
  expect(table('0\t"open\n5\tclose"\n', '\t')).toEqual([
    ['0', '"open'],
    ['5', 'close"'],
  ])
})

it('counts lines, also inside fields', () => {
  expect(parseRows('a,"b\nc"\nd,e\n', ',').map(({ line }) => line)).toEqual([0, 2])
})

it('quotes what has to be quoted', () => {
  expect(printField('a, b', ',', false, '\n')).toBe('"a, b"')
  expect(printField('a', ',', true, '\n')).toBe('"a"')
  expect(printField('a\nb', ';', false, '\r\n')).toBe('"a\r\nb"')
  expect(printField('a\tb\nc', '\t', false, '\n')).toBe('a b c')
  expect(delimiterAt('a ;b', { from: 0, to: 1 })).toBe(';')
  expect(delimiterAt('a; b\n', { from: 3, to: 4 })).toBe(';')
})

it('takes no longer for many open quotes', () => {
  expectWithin(2000, () => {
    table('1,"a\n'.repeat(200_000))
    table('"a,'.repeat(200_000))
  })
})
