import { describe, expect, it } from 'vitest'
import { sniffOther } from '../../../shared/media/other-files.ts'
import { inEnglish } from '../../words.ts'

const bytes = (latin1: string) => Uint8Array.from(latin1, (sign) => sign.charCodeAt(0))
const seen = (latin1: string) => {
  const other = sniffOther(bytes(latin1))
  return other && [inEnglish(other.kind), other.advice]
}
const zip = (first: string) => `PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x08\0\0\0${first}`

describe('sniffOther', () => {
  it.each([
    ['\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'a picture (PNG)', 'advice.notAPicture'],
    ['\xff\xd8\xff\xe0\0\x10JFIF', 'a picture (JPEG)', 'advice.notAPicture'],
    ['GIF89a\x01\0\x01\0', 'a picture (GIF)', 'advice.notAPicture'],
    ['RIFF\x24\0\0\0WEBPVP8 ', 'a picture (WebP)', 'advice.notAPicture'],
    ['\0\0\0\x18ftypheic\0\0\0\0', 'a picture (HEIF)', 'advice.notAPicture'],
    [zip('talk.mp3'), 'a packed archive (ZIP)', 'advice.unpack'],
    [zip('word/document.xml'), 'a document (Word)', 'advice.saveAsText'],
    [zip('mimetypeapplication/epub+zip'), 'a document (EPUB)', 'advice.saveAsText'],
    ['\x1f\x8b\x08\0\0\0\0\0', 'a packed archive (gzip)', 'advice.unpack'],
    [`talk.srt${'\0'.repeat(249)}ustar`, 'a packed archive (tar)', 'advice.unpack'],
    ['%PDF-1.7\n', 'a document (PDF)', 'advice.saveAsText'],
    ['{\\rtf1\\ansi', 'a document (RTF)', 'advice.saveAsText'],
    ['MZ\x90\0\x03\0', 'a file of another kind (EXE)', 'advice.openTheFiles'],
  ])('knows %j', (start, kind, advice) => {
    expect(seen(start)).toEqual([kind, advice])
  })

  it.each([
    'MZ is how the first line begins',
    'BM: hello\n',
    'GIF8 pictures were all the rage',
    'Rar! he cried.',
    'RIFF\0\0\0\0WAVEfmt ',
    '\0\0\0\x18ftypM4A \0\0\0\0',
    '1\n00:00:01,000 --> 00:00:02,000\n',
    '',
  ])('leaves %j to others', (start) => {
    expect(sniffOther(bytes(start))).toBeNull()
  })
})
