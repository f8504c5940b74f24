import { describe, expect, it } from 'vitest'
import { formats, readTranscript } from '../../../shared/formats/index.ts'
import { unwrittenSpeakers } from '../../../shared/formats/unwritten-speakers.ts'
import { fixturesOf, patched } from './fixtures.ts'

/** Where a tier is a speaker, a single line of it cannot be said by somebody without a tier. */
const TIERS = new Set(['eaf', 'textgrid'])
/** Lines without a place for a name among lines with one: a heading, a result without words, a break. */
const HALF_NAMED = new Set([
  'json-google/v2.json',
  'html-hyperaudio/page.html',
  'markdown/paragraph-times.md',
])
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
    const lines = again.transcript.segments
    const isThere = lines[1]?.speaker === 'Zed Quick' || GUESSED.has(path)
    // With a second name in the file, what stood before a line may be taken for the first.
    const others = changed.filter(({ text, speaker }, i) => {
      const now = lines[i]
      return i !== 1 && text !== '' && now?.text === text && now.speaker !== null && now.speaker !== speaker
    })
    const count = lines.length === changed.length ? others.length : 0
    expect(unwrittenSpeakers(read, { segments: changed })).toBe((isThere ? 0 : 1) + count)
  })
})

const SAID = ['(speaker 0) It rained.', '(speaker 1) It did.', '(speaker 0) All night.']
const lines = (line: (text: string, n: number) => string) => SAID.map((text, i) => line(text, i + 1)).join('')
/** The same lines in every format that has names before the text. */
const BRACKETED: Readonly<Record<string, readonly [name: string, text: string]>> = {
  srt: ['a.srt', lines((text, n) => `${n}\n00:00:0${n},000 --> 00:00:0${n},900\n${text}\n\n`)],
  vtt: ['a.vtt', `WEBVTT\n\n${lines((text, n) => `00:0${n}.000 --> 00:0${n}.900\n${text}\n\n`)}`],
  sbv: ['a.sbv', lines((text, n) => `0:00:0${n}.000,0:00:0${n}.900\n${text}\n\n`)],
  'sub-subviewer': ['a.sub', lines((text, n) => `00:00:0${n}.00,00:00:0${n}.90\n${text}\n\n`)],
  'sub-microdvd': ['a.sub', `{1}{1}25\n${lines((text, n) => `{${n}00}{${n}50}${text}\n`)}`],
  'txt-mpl2': ['a.txt', lines((text, n) => `[${n}0][${n}9]${text}\n`)],
  'txt-tmplayer': ['a.txt', lines((text, n) => `00:00:0${n}:${text}\n`)],
  'timed-text': ['a.txt', lines((text, n) => `00:00:0${n} ${text}\n`)],
  'txt-plain': ['a.txt', lines((text) => `${text}\n`)],
  lrc: ['a.lrc', lines((text, n) => `[00:0${n}.00]${text}\n`)],
  audacity: ['a.txt', lines((text, n) => `${n}.000\t${n}.900\t${text}\n`)],
  'youtube-xml': [
    'a.xml',
    `<?xml version="1.0"?><transcript>${lines((text, n) => `<text start="${n}" dur="0.9">${text}</text>`)}</transcript>`,
  ],
  otr: [
    'a.otr',
    `{"text":"${lines((text, n) => `<p><span class=\\"timestamp\\" data-timestamp=\\"${n}\\">0:0${n}</span> ${text}</p>`)}","media":""}`,
  ],
  ttml: [
    'a.ttml',
    `<tt xmlns="http://www.w3.org/ns/ttml"><body><div>\n${lines((text, n) => `<p begin="${n}s" end="${n}.9s">${text}</p>\n`)}</div></body></tt>\n`,
  ],
}

describe.each(Object.entries(BRACKETED))('numbered speakers in brackets in %s', (id, [name, text]) => {
  const read = readTranscript(text, name)
  const told = (one: typeof read) => one.transcript.segments.map((line) => [line.speaker, line.text])

  it('are speakers', () => {
    expect(read.format).toBe(id)
    expect(told(read)).toEqual([
      ['speaker 0', 'It rained.'],
      ['speaker 1', 'It did.'],
      ['speaker 0', 'All night.'],
    ])
  })

  it('take another name, and the name of each other', () => {
    const say = (speakers: readonly string[]) => ({
      segments: read.transcript.segments.map((line, i) => ({ ...line, speaker: speakers[i] ?? null })),
    })
    for (const speakers of [
      ['Zed Quick', 'speaker 1', 'Zed Quick'],
      ['speaker 1', 'speaker 0', 'speaker 0'],
    ]) {
      const again = readTranscript(patched(read, say(speakers)).text, name, undefined, id)
      expect(told(again)).toEqual(told(read).map(([, words], i) => [speakers[i], words]))
    }
    expect(patched(read, say(['speaker 0', 'speaker 2', 'speaker 0'])).text).toBe(
      text.replace('speaker 1', 'speaker 2'),
    )
  })
})
