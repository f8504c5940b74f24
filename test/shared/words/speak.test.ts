import { afterEach, describe, expect, it } from 'vitest'
import { message } from '../../../shared/words/message.ts'
import { localeOf, pieces, speak, t, toText } from '../../../shared/words/speak.ts'

afterEach(() => speak('en'))

describe('the language of a process', () => {
  it('is English from the start', () => {
    expect(t('ui.cancel')).toBe('Cancel')
    expect(t('dialog.line', { line: 3 })).toBe('Line 3')
    expect(toText(message('ui.cancel'))).toBe('Cancel')
    expect(toText('a name')).toBe('a name')
    expect(pieces(message('howTo.press'), { key: {} })).toEqual(['press ', {}])
  })

  it('can be chosen', () => {
    speak('pseudo')
    expect(t('ui.cancel')).toMatch(/^⟦[^a-zA-Z]+⟧$/)
  })

  it('is English for names that are none', () => {
    expect([localeOf('pseudo'), localeOf('en'), localeOf('xx'), localeOf(null), localeOf(undefined)]).toEqual(
      ['pseudo', 'en', 'en', 'en', 'en'],
    )
  })
})
