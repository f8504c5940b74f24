import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LineFingerprint, searchFor, takeFingerprint } from '../../../shared/formats/line-fingerprint.ts'

const CREDITS = ['subtitles by', 'субтитр', '字幕', 'altyazı']
const SEARCH = searchFor(CREDITS)

function signOf(text: string): LineFingerprint {
  const fingerprint = { hash: 0, mayLoop: false, mayFind: false }
  takeFingerprint(text, SEARCH, fingerprint)
  return fingerprint
}

const part = fc.constantFrom(
  'Yes',
  'yes',
  'ДА',
  'да',
  '字',
  ' ',
  '\u3000',
  '.',
  '…',
  '!',
  'No',
  '\n',
  '“',
  'É',
  'é',
)
const line = fc.array(part, { maxLength: 30 }).map((parts) => parts.join(''))

describe('a line sign', () => {
  it('is the same for lines that differ in case, punctuation and white space', () => {
    fc.assert(
      fc.property(line, (text) => {
        const plain = text
          .toLowerCase()
          .replace(/[.,!?…。！？"“”]/g, '')
          .replace(/\s+/g, ' ')
          .trim()
        expect(signOf(text).hash).toBe(signOf(plain).hash)
        expect(signOf(text).mayLoop).toBe(signOf(plain).mayLoop)
      }),
    )
  })

  it('never overlooks what is searched, in any case, anywhere', () => {
    fc.assert(
      fc.property(line, fc.constantFrom(...CREDITS), fc.boolean(), line, (before, credit, isUpper, after) => {
        const found = isUpper && credit !== 'altyazı' ? credit.toUpperCase() : credit
        expect(signOf(before + found + after).mayFind).toBe(true)
      }),
    )
  })

  it('never overlooks words that repeat eight times', () => {
    const phrase = fc.array(fc.constantFrom('so', 'Ja', 'нет', 'x', '字'), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(phrase, phrase, (before, words) => {
        const loop = Array.from({ length: 8 }, () => words.join(' ')).join(', ')
        expect(signOf(`${before.join(' ')} ${loop}`).mayLoop).toBe(true)
      }),
    )
    expect(signOf('one two three four five six seven eight nine').mayLoop).toBe(false)
  })
})
