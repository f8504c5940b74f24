import { describe, expect, it } from 'vitest'
import { formats, readTranscript } from '../../../shared/formats/index.ts'
import { unwrittenSpeakers } from '../../../shared/formats/unwritten-speakers.ts'
import { fixturesOf, patched } from './fixtures.ts'

/** Where a tier is a speaker, a single line of it cannot be said by somebody without a tier. */
const TIERS = new Set(['eaf', 'textgrid'])
/** Lines without a place for a name among lines with one: a heading, a result without words. */
const HALF_NAMED = new Set(['json-google/v2.json', 'html-hyperaudio/page.html'])
/** Names here are found by how they are used; another one may not be believed to be a name. */
const GUESSED = new Set([
  'youtube-xml/srv2.xml',
  'tsv/meeting.txt',
  'txt-plain/glued.txt',
  'sbv/speakers.sbv',
])

const named = formats
  .flatMap(({ id }) => fixturesOf(id))
  .map((one) => ({ ...one, read: readTranscript(one.text, one.name) }))
  .filter(({ read }) => read.transcript.segments.some(({ speaker }) => speaker !== null))
const cases = named.map((one) => [`${one.folder}/${one.name}`, one] as const)

describe.each(cases)('speakers of %s', (path, { folder, name, read }) => {
  const { segments } = read.transcript
  const names = [...new Set(segments.flatMap(({ speaker }) => speaker ?? []))]
  const [first = ''] = names

  /** Saves with other speakers and says who speaks when the file is read again. */
  function saved(speakers: readonly (string | null)[]): (string | null)[] {
    const changed = segments.map((segment, i) => ({ ...segment, speaker: speakers[i] ?? null }))
    const again = readTranscript(patched(read, { segments: changed }).text, name, undefined, folder)
    if (!GUESSED.has(path))
      expect(again.transcript.segments.map(({ text }) => text)).toEqual(segments.map(({ text }) => text))
    return again.transcript.segments.map(({ speaker }) => speaker)
  }

  it.runIf(!GUESSED.has(path))('are renamed everywhere', () => {
    const wanted = segments.map(({ speaker }) => (speaker === first ? 'Zed Quick' : speaker))
    expect(saved(wanted)).toEqual(wanted)
  })

  it.runIf(names.length > 1 && folder !== 'eaf' && !GUESSED.has(path))(
    'are another one in each line in turn',
    () => {
      for (const [i, { speaker }] of segments.entries()) {
        if (speaker === null) continue
        const wanted = segments.map((one) => one.speaker)
        wanted[i] = names.find((one) => one !== speaker) ?? null
        expect(saved(wanted)).toEqual(wanted)
      }
    },
  )

  it.runIf(names.length > 1 && folder !== 'eaf')('become one', () => {
    const wanted = segments.map(({ speaker }) => (speaker === null ? null : first))
    expect(saved(wanted)).toEqual(wanted)
  })

  it.runIf(!TIERS.has(folder) && !HALF_NAMED.has(path) && !GUESSED.has(path))(
    'may be somebody new in a single line',
    () => {
      const wanted = segments.map(({ speaker }, i) => (i === 1 ? 'Zed Quick' : speaker))
      expect(saved(wanted)).toEqual(wanted)
    },
  )

  it('are warned about when they cannot be written', () => {
    const changed = segments.map((segment, i) => (i === 1 ? { ...segment, speaker: 'Zed Quick' } : segment))
    const again = readTranscript(patched(read, { segments: changed }).text, name, undefined, folder)
    const isThere = again.transcript.segments[1]?.speaker === 'Zed Quick' || GUESSED.has(path)
    expect(unwrittenSpeakers(read, { segments: changed })).toBe(isThere ? 0 : 1)
  })
})
