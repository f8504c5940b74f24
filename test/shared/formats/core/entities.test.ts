import { expect, it } from 'vitest'
import { decodeHtml, decodeXml, namedCharacter } from '../../../../shared/formats/core/entities.ts'

it.each([
  ['eacute', 'é'],
  ['Eacute', 'É'],
  ['hellip', '…'],
  ['copy', '©'],
  ['nothing', null],
])('&%s; is %s', (name, shown) => {
  expect(namedCharacter(name)).toBe(shown)
  expect(namedCharacter(name)).toBe(shown)
})

it('XML has the names of HTML too, where programs write them', () => {
  expect(decodeXml('&lt;&eacute;&#233; &amp;eacute; &unknown; &eacute')).toBe(
    '<éé &eacute; &unknown; &eacute',
  )
  expect(decodeHtml('&lt;&eacute;&#233; &unknown;')).toBe('<éé &unknown;')
})
