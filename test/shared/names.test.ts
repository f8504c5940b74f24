import { describe, expect, it } from 'vitest'
import { fittingFileName, fittingName, MOST_NAME } from '../../shared/names.ts'

it('a name ends where it does not cross any more', () => {
  expect(fittingName('A talk')).toBe('A talk')
  expect(fittingName('x'.repeat(5000))).toHaveLength(MOST_NAME)
})

describe('the name of a file', () => {
  const bytes = (text: string) => Buffer.byteLength(text)

  it('stays as it is where it fits', () => {
    for (const name of ['', 'talk.srt', 'talk', `${'x'.repeat(251)}.srt`, '会议.en.vtt'])
      expect(fittingFileName(name)).toBe(name)
  })

  it.each([
    ['x', '.srt'],
    ['é', '.en.vtt'],
    ['会', '.txt'],
    ['\u{1f600}', '.json'],
    ['x', ''],
  ])('is as long as a file system takes, whole signs and its end kept: %s %s', (sign, ending) => {
    const name = fittingFileName(sign.repeat(2000) + ending)
    expect(name.endsWith(sign + ending)).toBe(true)
    expect(name.replace(ending, '').replaceAll(sign, '')).toBe('')
    expect(bytes(name)).toBeLessThanOrEqual(255)
    expect(bytes(name)).toBeGreaterThan(255 - bytes(sign))
  })
})
