import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTranscript } from '../../../../shared/formats/index.ts'
import { createSegment } from '../../../../shared/model/transcript.ts'
import { expectWithin } from '../../../cpu-time.ts'
import { change, findings, patched, readFixture, rows } from '../fixtures.ts'

describe('reading ELAN', () => {
  it('reads the tiers of the participants in the order of time', () => {
    const read = readFixture('eaf', 'two-speakers.eaf')
    expect(rows(read)).toEqual([
      [500, 2000, 'Signe', 'Is the ice thick?'],
      [2000, 3100, 'Jens', 'Not yet.'],
      [3100, 4500, 'Signe', 'Salt & sand, then.'],
    ])
    expect(findings(read)).toEqual([
      'eaf/time-origin -: The audio begins 500 ms into the time of the file; that was added to all times.',
      'eaf/other-tier 32: The tier “S-de” is kept in the file, not shown.',
    ])
  })

  it('keeps annotations whose slots have no time or are missing', () => {
    const read = readFixture('eaf', 'slots.eaf')
    expect(rows(read)).toEqual([
      [1000, null, null, 'Slow'],
      [null, null, null, 'down'],
      [3000, null, null, ''],
      [null, null, null, 'lost'],
    ])
    expect(findings(read)).toEqual([
      'eaf/other-tier 9: The tier “gestures” is kept in the file, not shown.',
      'eaf/no-time 5: The time slot of this annotation has no time.',
      'text/empty 6: This annotation has no text.',
      'eaf/missing-slot 7: The time slot of this annotation is missing.',
    ])
  })

  it('takes tiers without a participant for speakers when they take turns', () => {
    const tier = (id: string, from: string, to: string) =>
      `<TIER TIER_ID="${id}"><ANNOTATION><ALIGNABLE_ANNOTATION TIME_SLOT_REF1="${from}" TIME_SLOT_REF2="${to}"><ANNOTATION_VALUE>${id}</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>`
    const slots = [1, 2, 3].map((n) => `<TIME_SLOT TIME_SLOT_ID="t${n}" TIME_VALUE="${n * 25}"/>`).join('')
    const text = `<ANNOTATION_DOCUMENT><HEADER TIME_UNITS="PAL-frames"/>${slots}${tier('A', 't2', 't3')}${tier('B', 't1', 't2')}</ANNOTATION_DOCUMENT>`
    expect(rows(readTranscript(text, 'a.eaf'))).toEqual([
      [1000, 2000, 'B', 'B'],
      [2000, 3000, 'A', 'A'],
    ])
  })
})

describe('saving ELAN', () => {
  it('moves a slot that lines share when they agree, and parts them when they do not', () => {
    const read = readFixture('eaf', 'two-speakers.eaf')
    const [a, b, c] = read.transcript.segments
    expect(patched(read, { segments: [{ ...a!, end: 2200 }, { ...b!, start: 2200 }, c!] }).text).toBe(
      read.text.replace('TIME_VALUE="1500"', 'TIME_VALUE="1700"'),
    )
    const { text } = patched(read, change(read, 1, { start: 2300 }))
    expect(text).toBe(
      read.text
        .replace(
          'TIME_VALUE="1500"/>',
          'TIME_VALUE="1500"/>\n        <TIME_SLOT TIME_SLOT_ID="ts-L2-start" TIME_VALUE="1800"/>',
        )
        .replace(
          'ANNOTATION_ID="a3" TIME_SLOT_REF1="ts2"',
          'ANNOTATION_ID="a3" TIME_SLOT_REF1="ts-L2-start"',
        ),
    )
    expect(rows(readTranscript(text, 'a.eaf')).map((row) => row.slice(0, 2))).toEqual([
      [500, 2000],
      [2300, 3100],
      [3100, 4500],
    ])
  })

  it('leaves annotations that are not shown where they are', () => {
    const read = readFixture('eaf', 'slots.eaf')
    const { text } = patched(read, change(read, 0, { start: 1100, end: 1900 }))
    expect(text).toContain(
      '<TIME_SLOT TIME_SLOT_ID="t1" TIME_VALUE="1000"/><TIME_SLOT TIME_SLOT_ID="ts-L1-start" TIME_VALUE="1100"/><TIME_SLOT TIME_VALUE="1900" TIME_SLOT_ID="t2"/>',
    )
    expect(text).toContain('ANNOTATION_ID="a5" TIME_SLOT_REF1="t1"')
  })

  it('times annotations without a slot, and opens an empty value', () => {
    const read = readFixture('eaf', 'slots.eaf')
    const timed = readTranscript(patched(read, change(read, 3, { start: 5000, end: 6000 })).text, 'a.eaf')
    expect(rows(timed)[3]).toEqual([5000, 6000, null, 'lost'])
    expect(patched(read, change(read, 2, { text: 'a < b' })).text).toBe(
      read.text.replace('<ANNOTATION_VALUE/>', '<ANNOTATION_VALUE>a &lt; b</ANNOTATION_VALUE>'),
    )
  })

  it('inserts an annotation with slots of its own below the line before it', () => {
    const read = readFixture('eaf', 'two-speakers.eaf')
    const [a, b, c] = read.transcript.segments
    const { text } = patched(read, { segments: [a!, createSegment('n/1', 2100, 2200, 'Hm & so'), b!, c!] })
    expect(text).toContain(`        </ANNOTATION>
        <ANNOTATION>
            <ALIGNABLE_ANNOTATION ANNOTATION_ID="a-n-1" TIME_SLOT_REF1="ts-n-1-start" TIME_SLOT_REF2="ts-n-1-end">
                <ANNOTATION_VALUE>Hm &amp; so</ANNOTATION_VALUE>
            </ALIGNABLE_ANNOTATION>
        </ANNOTATION>
`)
    expect(rows(readTranscript(text, 'a.eaf'))).toEqual([
      [500, 2000, 'Signe', 'Is the ice thick?'],
      [2000, 3100, 'Jens', 'Not yet.'],
      [2100, 2200, 'Signe', 'Hm & so'],
      [3100, 4500, 'Signe', 'Salt & sand, then.'],
    ])
    const again = readTranscript(text, 'a.eaf')
    const twice = patched(again, {
      segments: [...again.transcript.segments, createSegment('n/1', 9000, null, 'End')],
    }).text
    expect(twice).toContain('TIME_SLOT_ID="ts-n-1-start-2" TIME_VALUE="8500"')
  })

  it('removes an annotation with all that hangs on it, and never moves one to another tier', () => {
    const read = readFixture('eaf', 'two-speakers.eaf')
    const [a, b, c] = read.transcript.segments
    const { text } = patched(read, { segments: [c!, b!] })
    expect(rows(readTranscript(text, 'a.eaf'))).toEqual([
      [2000, 3100, 'Jens', 'Not yet.'],
      [3100, 4500, 'Signe', 'Salt & sand, then.'],
    ])
    expect(text).not.toContain('REF_ANNOTATION')
    expect(patched(read, { segments: [c!, a!, b!] }).text).toBe(read.text)
  })
})

const TIERS: readonly (readonly [name: string, lines: readonly (readonly [number, number, string])[]])[] = [
  [
    'Ann',
    [
      [1, 2, 'one'],
      [2, 4, 'two'],
    ],
  ],
  [
    'Bo',
    [
      [2, 3, 'three'],
      [4, 5, 'four'],
    ],
  ],
  ['Cy', [[1, 5, 'five']]],
]
/** Three speakers who share slots, words that divide a line, notes that hang on it. */
const MANY = `<?xml version="1.0" encoding="UTF-8"?>
<ANNOTATION_DOCUMENT AUTHOR="" DATE="2024-01-01T00:00:00+00:00" FORMAT="3.0" VERSION="3.0">
    <HEADER MEDIA_FILE="" TIME_UNITS="milliseconds"/>
    <TIME_ORDER>
        <TIME_SLOT TIME_SLOT_ID="ts1" TIME_VALUE="1000"/>
        <TIME_SLOT TIME_SLOT_ID="ts2" TIME_VALUE="2000"/>
        <TIME_SLOT TIME_SLOT_ID="ts3" TIME_VALUE="3000"/>
        <TIME_SLOT TIME_SLOT_ID="ts4" TIME_VALUE="4000"/>
        <TIME_SLOT TIME_SLOT_ID="ts5" TIME_VALUE="5000"/>
    </TIME_ORDER>
${TIERS.map(
  ([name, lines]) => `    <TIER LINGUISTIC_TYPE_REF="default" PARTICIPANT="${name}" TIER_ID="${name}">
${lines
  .map(
    ([from, to, text]) => `        <ANNOTATION>
            <ALIGNABLE_ANNOTATION ANNOTATION_ID="a-${text}" TIME_SLOT_REF1="ts${from}" TIME_SLOT_REF2="ts${to}">
                <ANNOTATION_VALUE>${text}</ANNOTATION_VALUE>
            </ALIGNABLE_ANNOTATION>
        </ANNOTATION>
`,
  )
  .join('')}    </TIER>
`,
).join('')}    <TIER LINGUISTIC_TYPE_REF="note" PARENT_REF="Ann" TIER_ID="note">
        <ANNOTATION>
            <REF_ANNOTATION ANNOTATION_ID="n1" ANNOTATION_REF="a-one">
                <ANNOTATION_VALUE>aside</ANNOTATION_VALUE>
            </REF_ANNOTATION>
        </ANNOTATION>
    </TIER>
    <LINGUISTIC_TYPE GRAPHIC_REFERENCES="false" LINGUISTIC_TYPE_ID="default" TIME_ALIGNABLE="true"/>
    <LINGUISTIC_TYPE CONSTRAINTS="Symbolic_Association" GRAPHIC_REFERENCES="false" LINGUISTIC_TYPE_ID="note" TIME_ALIGNABLE="false"/>
</ANNOTATION_DOCUMENT>
`

describe('an ELAN file with many tiers', () => {
  /** By annotation: its times and its text, as they stand in the file. */
  function told(text: string): ReadonlyMap<string, readonly unknown[]> {
    const slots = new Map(
      [...text.matchAll(/TIME_SLOT_ID="([^"]+)"(?:\s+TIME_VALUE="(\d+)")?/g)].map(([, id = '', ms]) => [
        id,
        ms,
      ]),
    )
    const all = text.matchAll(
      /<(?:ALIGNABLE|REF)_ANNOTATION\s([^>]*)>\s*(<ANNOTATION_VALUE(?:\/>|>[\s\S]*?<\/ANNOTATION_VALUE>))/g,
    )
    return new Map(
      [...all].map(([, head = '', value = '']) => {
        const at = (name: string) => new RegExp(`${name}="([^"]+)"`).exec(head)?.[1] ?? ''
        const times = [slots.get(at('TIME_SLOT_REF1')), slots.get(at('TIME_SLOT_REF2')), at('ANNOTATION_REF')]
        return [at('ANNOTATION_ID'), [...times, value]]
      }),
    )
  }
  const read = readTranscript(MANY, 'a.eaf')

  it('changes nothing of the other annotations, whatever is changed in one', () => {
    const at = fc.nat(read.transcript.segments.length - 1)
    const edit = fc.record({
      ms: fc.integer({ min: 1, max: 90 }),
      kind: fc.constantFrom('text', 'start', 'end'),
    })
    fc.assert(
      fc.property(at, edit, (i, { ms, kind }) => {
        const line = read.transcript.segments[i]
        if (!line) return
        const [start, end] = [(line.start ?? 0) + ms, (line.end ?? 0) + ms]
        const now = kind === 'text' ? { text: `w${ms} & x` } : kind === 'start' ? { start } : { end }
        const { text } = patched(read, change(read, i, now))
        const [before, after] = [told(MANY), told(text)]
        const changed = [...before].filter(
          ([id, was]) => JSON.stringify(was) !== JSON.stringify(after.get(id)),
        )
        expect(after.size).toBe(before.size)
        expect(changed).toHaveLength(1)
      }),
    )
  })
})

describe('reading hostile ELAN', () => {
  it('looks for dependants of a great many tiers', () => {
    const tiers = '<TIER/>'.repeat(60_000)
    const dependants = `<TIER><ANNOTATION>${'<REF_ANNOTATION/>'.repeat(60_000)}</ANNOTATION></TIER>`
    const text = `<ANNOTATION_DOCUMENT>${dependants}${tiers}</ANNOTATION_DOCUMENT>`
    expectWithin(2000, () => expect(readTranscript(text, 'a.eaf').diagnostics).toHaveLength(1))
  })

  it('compares a great many tiers with the first', () => {
    const slots = '<TIME_SLOT TIME_SLOT_ID="a" TIME_VALUE="1"/><TIME_SLOT TIME_SLOT_ID="b" TIME_VALUE="2"/>'
    const one =
      '<ANNOTATION><ALIGNABLE_ANNOTATION TIME_SLOT_REF1="a" TIME_SLOT_REF2="b"><ANNOTATION_VALUE>a</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>'
    const tiers = `<TIER>${one}</TIER>`.repeat(6000)
    const text = `<ANNOTATION_DOCUMENT>${slots}<TIER>${one.repeat(6000)}</TIER>${tiers}</ANNOTATION_DOCUMENT>`
    expectWithin(2000, () => expect(readTranscript(text, 'a.eaf').transcript.segments).toHaveLength(6000))
  })
})
