import { describe, expect, it } from 'vitest'
import en from '../../../assets/locales/en.json'
import { message } from '../../../shared/words/message.ts'
import { createPrinter } from '../../../shared/words/print.ts'
import { pseudo, pseudoCatalogue } from '../../../shared/words/pseudo.ts'

describe('the language that nobody speaks', () => {
  it('has an accent on each letter, and brackets around each sentence', () => {
    expect(pseudo('Play')).toMatch(/^⟦[^a-zA-Z]+⟧$/)
    expect(pseudo('1:02, 3 …')).toBe('⟦1:02, 3 …⟧')
  })

  it('is two fifths longer', () => {
    expect(pseudo('abcdefghij')).toHaveLength('abcdefghij'.length * 1.4 + 2)
  })

  it('leaves alone what belongs to the syntax', () => {
    const text = pseudo(
      '{count, plural, =0 {none} one {# line of {name}} other {# lines}} {how, select, a {x} other {{name}}}',
    )
    const { print } = createPrinter('en', { ...en, 'ui.cancel': text })
    const printed = print(message('ui.cancel', { count: 1, name: 'N', how: 'b' }))
    expect(printed).toMatch(/^⟦1 [^a-zA-Z]+ N N⟧$/)
  })

  it('has every sentence of English', () => {
    expect(Object.keys(pseudoCatalogue(en))).toEqual(Object.keys(en))
  })
})
