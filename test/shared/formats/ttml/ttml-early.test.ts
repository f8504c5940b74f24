import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { patchText, readTranscript } from '../../../../shared/formats/index.ts'
import { apply } from '../../../../shared/model/edit.ts'
import type { Transcript } from '../../../../shared/model/transcript.ts'
import { shift } from '../../../../shared/timing/shift.ts'
import { change } from '../fixtures.ts'

const tt = (body: string) => `<tt xmlns="http://www.w3.org/ns/ttml">${body}</tt>`
const rowsOf = ({ segments }: Transcript) => segments.map(({ start, end, text }) => [start, end, text])

const FILES = [
  tt(
    '<body><div begin="10s" end="30s"><p>one</p><p begin="4s" end="6s">two</p></div><div begin="30s" end="40s"><p end="3s">three</p></div></body>',
  ),
  tt(
    '<body begin="00:00:05.000"><div begin="00:00:05.000" dur="00:00:20.000"><p begin="00:00:00.000" end="00:00:02.000">one</p><p begin="00:00:03.000" dur="00:00:01.000">two</p></div><div><p begin="60s" end="62s">three</p></div></body>',
  ),
]

describe('a container of TTML that lines count from', () => {
  it('begins earlier when its first line does, and the others stay', () => {
    const [text = ''] = FILES
    const read = readTranscript(text, 'a.ttml')
    const { edit } = shift(read.transcript, 2, 2, -1500, { confirmedToo: true, label: 'Move' })
    const saved = patchText(read, apply(edit!, read.transcript)).text
    expect(saved).toBe(
      text.replace('"30s" end="40s"><p end="3s">', '"28.5s" end="40s"><p begin="0.0s" end="3.0s">'),
    )
  })

  it.each(FILES)('lets every shift come back as it was made: %s', (text) => {
    const read = readTranscript(text, 'a.ttml')
    const last = read.transcript.segments.length - 1
    fc.assert(
      fc.property(fc.nat(last), fc.nat(last), fc.integer({ min: -9000, max: 9000 }), (one, other, by) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)]
        const { edit } = shift(read.transcript, from, to, by, { confirmedToo: true, label: 'Move' })
        if (!edit) return
        const wanted = apply(edit, read.transcript)
        const saved = patchText(read, wanted).text ?? ''
        expect(rowsOf(readTranscript(saved, 'a.ttml').transcript)).toEqual(rowsOf(wanted))
      }),
    )
  })

  it('takes no line along, however deep they are nested', () => {
    const second = fc.integer({ min: 0, max: 9 })
    const ends = fc.constantFrom('', ' end="40s"', ' dur="40s"')
    const line = fc.tuple(second, fc.integer({ min: 1, max: 5 }))
    const div = fc.tuple(fc.option(second), ends, fc.array(line, { minLength: 1, maxLength: 3 }))
    fc.assert(
      fc.property(second, fc.array(div, { minLength: 1, maxLength: 3 }), fc.nat(), fc.nat(9000), (...all) => {
        const [begin, divs, at, by] = all
        const inner = divs.map(([from, end, lines]) => {
          const rows = lines.map(([one, length]) => `<p begin="${one}s" dur="${length}s">w</p>`)
          return `<div${from === null ? '' : ` begin="${from}s"`}${end}>${rows.join('')}</div>`
        })
        const read = readTranscript(tt(`<body begin="${begin}s">${inner.join('')}</body>`), 'a.ttml')
        if (read.diagnostics.some(({ code }) => code === 'ttml/absolute-times')) return
        const index = at % read.transcript.segments.length
        const start = Math.max(0, (read.transcript.segments[index]?.start ?? 0) - by)
        const edit = change(read, index, { start })
        const again = readTranscript(patchText(read, edit).text ?? '', 'a.ttml')
        if (again.diagnostics.some(({ code }) => code === 'ttml/absolute-times')) return
        expect(rowsOf(again.transcript)).toEqual(rowsOf(edit))
      }),
    )
  })
})
