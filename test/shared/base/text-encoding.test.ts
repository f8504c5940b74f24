import iconv from 'iconv-lite'
import { expect, it } from 'vitest'
import { textEncoding } from '../../../shared/base/text-encoding.ts'
import { encodings } from '../../../shared/encodings.ts'

it('all encodings that are offered, and the others that may be guessed, are known, and of texts', () => {
  const guessed = [
    'iso-8859-1',
    'iso-8859-6',
    'iso-8859-8',
    'windows-1252',
    'gb18030',
    'utf-32le',
    'utf-32be',
  ]
  for (const name of [...encodings.map(({ id }) => id), ...guessed]) {
    expect([name, textEncoding.safeParse(name).success, iconv.encodingExists(name)]).toEqual([
      name,
      true,
      true,
    ])
  }
})

it('what else can be done with bytes is no encoding of a text', () => {
  for (const name of [
    'base64',
    'hex',
    'binary',
    'utf16',
    'ucs2',
    'ucs4',
    'utf-7',
    'utf-7-imap',
    'internal',
    '',
  ])
    expect([name, textEncoding.safeParse(name).success]).toEqual([name, false])
})
