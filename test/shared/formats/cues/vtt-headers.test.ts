import { describe, expect, it } from 'vitest'
import { patchText, readTranscript } from '../../../../shared/formats/index.ts'
import { findings, rows } from '../fixtures.ts'

const part = (map: string, ...cues: readonly string[]) =>
  `WEBVTT\n${map === '' ? '' : `X-TIMESTAMP-MAP=${map}\n`}\n${cues.join('\n\n')}\n`
const cue = (from: string, to: string, text: string) => `00:${from} --> 00:${to}\n${text}`

describe('captions joined from several files', () => {
  it('show no header as text, however closely it follows', () => {
    for (const divider of ['\n', '', '\ufeff']) {
      const text =
        part('', cue('01.000', '02.000', 'Rain.')) + divider + part('', cue('03.000', '04.000', 'Sun.'))
      const read = readTranscript(text, 'a.vtt')
      expect(rows(read)).toEqual([
        [1000, 2000, null, 'Rain.'],
        [3000, 4000, null, 'Sun.'],
      ])
      expect(findings(read).filter((one) => one.includes('Another WEBVTT header'))).toHaveLength(1)
    }
    const kind = part('', cue('01.000', '02.000', 'Rain.')) + 'WEBVTT\nKind: captions\nLanguage: en\n\n'
    expect(rows(readTranscript(`${kind}${cue('03.000', '04.000', 'Sun.')}\n`, 'a.vtt'))).toHaveLength(2)
  })

  it('count from where the stream says, if their times begin again', () => {
    const text =
      part('MPEGTS:900000,LOCAL:00:00:00.000', cue('01.000', '02.000', 'Rain.')) +
      part('LOCAL:00:00:00.000,MPEGTS:1440000', cue('01.500', '02.500', 'Sun.'))
    const read = readTranscript(text, 'a.vtt')
    expect(rows(read).map(([start, end]) => [start, end])).toEqual([
      [1000, 2000],
      [7500, 8500],
    ])
    const segments = read.transcript.segments.map((one, i) =>
      i === 1 ? { ...one, start: 7600, end: 8500 } : one,
    )
    expect(patchText(read, { segments }).text).toBe(text.replace('01.500', '01.600'))
    expect(findings(read).at(-1)).toContain('0:06.000 were added')
  })

  it('stay as they stand, with a word about it, if their times go on', () => {
    const text =
      part('MPEGTS:900000,LOCAL:00:00:00.000', cue('01.000', '02.000', 'Rain.')) +
      part('MPEGTS:1440000,LOCAL:00:00:00.000', cue('07.500', '08.500', 'Sun.'))
    const read = readTranscript(text, 'a.vtt')
    expect(rows(read).map(([start]) => start)).toEqual([1000, 7500])
    expect(findings(read).some((one) => one.includes('is 0:06.000 later'))).toBe(true)
  })

  it('are added to where the clock of the stream starts anew', () => {
    const text =
      part(`MPEGTS:${2 ** 33 - 90_000},LOCAL:00:00:00.000`, cue('05.000', '06.000', 'Rain.')) +
      part('MPEGTS:810000,LOCAL:00:00:00.000', cue('01.000', '02.000', 'Sun.'))
    expect(rows(readTranscript(text, 'a.vtt')).map(([start]) => start)).toEqual([5000, 11_000])
  })
})
