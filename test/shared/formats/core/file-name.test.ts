import { expect, it } from 'vitest'
import { extensionOf } from '../../../../shared/formats/core/file-name.ts'

it('knows the extension of a name', () => {
  expect(['Talk.SRT', 'a.b.vtt', 'noname', 'dir.x/name', '.hidden'].map(extensionOf)).toEqual([
    'srt',
    'vtt',
    '',
    '',
    'hidden',
  ])
})
