import { describe, expect, it } from 'vitest'
import {
  needsMapping,
  readAsBefore,
  rememberedMapping,
  rememberMapping,
} from '../../../../renderer/commands/episode/mapping.ts'
import { LARGE } from '../../../../renderer/commands/files/large-messages.ts'
import { proposeByHand, readTranscript } from '../../../../shared/formats/index.ts'
import { MOST_MAPPINGS } from '../../../../shared/settings.ts'
import { appWith, contextOf } from '../../context.ts'

const text = 'Bild;Was;Ab;Dauer\n7;Guten Tag;0,5;1,5\n8;Und hier;2,5;2\n'
const file = { name: 'a.csv', text }
const other = { name: 'b.csv', text: 'Number;What\n1;Hello\n2;There\n' }
const mapping = proposeByHand(text, file.name)!
const remembering = (count = 0) => {
  const old = Array.from({ length: count }, (_, i) => ({ make: `old ${i}`, mapping }))
  return contextOf([], { app: appWith({ mappings: old }) })
}
const mappingsOf = (outcome: ReturnType<typeof rememberMapping>) => outcome.settings?.mappings ?? []

describe('how a table was read', () => {
  it('is remembered by its columns, whatever stands in them', () => {
    const mappings = mappingsOf(rememberMapping(remembering(), file, mapping))
    const next = { name: 'next.csv', text: `${text}9;Mehr;5;1\n` }
    expect(rememberedMapping(mappings, next)).toEqual(mapping)
    expect(rememberedMapping(mappings, other)).toBeNull()
    expect(rememberedMapping([], file)).toBeNull()
  })

  it('is the last of the same make, and among the last of all', () => {
    const changed = { ...mapping, roles: {} }
    const app = appWith({ mappings: mappingsOf(rememberMapping(remembering(), file, mapping)) })
    const again = mappingsOf(rememberMapping(contextOf([], { app }), file, changed))
    expect(again.map((one) => one.mapping)).toEqual([changed])
    const full = mappingsOf(rememberMapping(remembering(MOST_MAPPINGS), file, mapping))
    expect([full.length, full[0]?.mapping, full[1]?.make]).toEqual([MOST_MAPPINGS, mapping, 'old 0'])
  })

  it('is forgotten when Earmark shall find out by itself', () => {
    const app = appWith({ mappings: mappingsOf(rememberMapping(remembering(1), file, mapping)) })
    expect(mappingsOf(rememberMapping(contextOf([], { app }), file, null)).map(({ make }) => make)).toEqual([
      'old 0',
    ])
  })

  it('is nothing to remember of what has no columns', () => {
    expect(rememberMapping(remembering(), { name: 'a.txt', text: 'Hello' }, mapping)).toEqual({})
  })
})

describe('reading as before', () => {
  const mappings = mappingsOf(rememberMapping(remembering(), file, mapping))

  it('gives the lines, unless there are none, or the text is long', () => {
    const reading = readAsBefore(mappings, file, null)
    expect(reading?.byHand).toEqual(mapping)
    expect(reading?.transcript.segments.map((segment) => segment.text)).toEqual(['Guten Tag', 'Und hier'])
    expect(readAsBefore(mappings, other, null)).toBeNull()
    const noText = mappingsOf(rememberMapping(remembering(), file, { ...mapping, roles: {} }))
    expect(readAsBefore(noText, file, null)).toBeNull()
    expect(readAsBefore(mappings, { ...file, text: text + '\n'.repeat(LARGE) }, null)).toBeNull()
  })
})

describe('the user may have to say what stands where', () => {
  const asks = (one: typeof file) => needsMapping(one, readTranscript(one.text, one.name))

  it('in a table without times, but not in one whose times were found', () => {
    expect(asks(other)).toBe(true)
    expect(asks({ name: 'a.csv', text: 'start,end,text\n1.0,2.0,One\n3.0,4.0,Two\n' })).toBe(false)
  })

  it('not in captions, nor in what was mapped already, nor in JSON of chapters', () => {
    expect(asks({ name: 'a.srt', text: '1\n00:00:01,000 --> 00:00:02,000\nOne.\n' })).toBe(false)
    expect(needsMapping(other, { ...readTranscript(other.text, other.name), byHand: mapping })).toBe(false)
    const chapters = '{"version":"1.2.0","chapters":[{"startTime":0,"title":"Intro"}]}'
    expect(asks({ name: 'a.json', text: chapters })).toBe(false)
  })
})
