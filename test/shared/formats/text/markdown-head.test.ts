import { expect, it } from 'vitest'
import { readTurnHead } from '../../../../shared/formats/text/markdown-head.ts'

const head = (line: string) => {
  const found = readTurnHead(line, { from: 0, to: line.length })
  return (
    found && [
      found.name?.text ?? null,
      found.start?.ms ?? null,
      found.end?.ms ?? null,
      line.slice(found.textFrom),
    ]
  )
}

it.each([
  ['**Ann Lee:** hello', ['Ann Lee', null, null, 'hello']],
  ['**Ann Lee**: hello', ['Ann Lee', null, null, 'hello']],
  ['- __Ann:__ \\[1:02\\] hello', ['Ann', 62_000, null, 'hello']],
  ['**Ann** [0:05]: hello', ['Ann', 5000, null, 'hello']],
  ['**Ann** (0:05): hello', ['Ann', 5000, null, 'hello']],
  ['**Ann** (0:01 - 0:05)', ['Ann', 1000, 5000, '']],
  ['**[0:05] Ann:** hello', ['Ann', 5000, null, 'hello']],
  ['**Ann (0:05):** hello', ['Ann', 5000, null, 'hello']],
  ['### [0:05](https://a.b/c) - **Ann**', ['Ann', 5000, null, '']],
  ['*0:05* hello', [null, 5000, null, 'hello']],
  ['0:05 — hello', [null, 5000, null, '— hello']],
  ['**0:05** **Ann:** hello', ['Ann', 5000, null, 'hello']],
])('reads %j', (line, expected) => {
  expect(head(line)).toEqual(expected)
})

it.each([
  '**bold** words',
  'Ann: hello',
  '**Note:** hello',
  'at 0:05',
  '0:05x',
  '12:99',
  '',
  '**:** x',
  '**',
])('begins no turn with %j', (line) => {
  expect(head(line)).toBeNull()
})
