import { expect, it } from 'vitest'
import { splitLines } from '../../../../shared/formats/core/lines.ts'
import { findGluedNames, gluedNameOf } from '../../../../shared/formats/text/glued-names.ts'
import { expectWithin } from '../../../cpu-time.ts'

const find = (text: string) => findGluedNames(text, splitLines(text))

it('finds names that come again before different words', () => {
  expect(find('Ann LeeWell, yes.\nBo van DykI see.\nAnn LeeAnd no.\nBo van DykGood.')).toEqual([
    'Bo van Dyk',
    'Ann Lee',
  ])
  expect(find('Zoë BérnéÀ demain.\nZoë BérnéOui.')).toEqual(['Zoë Bérné'])
})

it('finds none in words that are written with capitals inside', () => {
  expect(find('And FastAPI runs.\nAnd FastAPIs run.\nWe like FastAPI and FastAPIs.')).toEqual([])
  expect(find('Ronald McDonald came.\nRonald McDonald left.')).toEqual([])
  expect(find('I use JavaScript.\nMy JavaScript.')).toEqual([])
})

it('takes a name only where something is glued to it', () => {
  const names = ['Ann Lee']
  expect(
    ['Ann Leewell', 'Ann Lee100%', 'Ann LeeÀ', 'Ann Lee, hello', 'Ann Lee', 'Ann Lee is'].map((line) =>
      gluedNameOf(line, names),
    ),
  ).toEqual(['Ann Lee', 'Ann Lee', 'Ann Lee', null, null, null])
})

it('takes the longest name of several', () => {
  const names = ['Ann Lee Smith', 'Bo van Dyk', 'Ann Lee']
  expect(
    ['Ann Lee SmithSo', 'Ann LeeSo', 'Ann Lee Smith.', 'Bo'].map((line) => gluedNameOf(line, names)),
  ).toEqual(['Ann Lee Smith', 'Ann Lee', null, null])
})

it('is quick with as many names as lines', () => {
  const letters = (i: number) => i.toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'.charAt(Number(digit)))
  const lines = Array.from({ length: 20_000 }, (_, i) => `Ann L${letters(i)}`)
  const names = lines.toReversed()
  expectWithin(1000, () => lines.map((line) => gluedNameOf(`${line}So`, names)))
})
