import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { decodeText } from '../../../../main/files/read-text.ts'
import { readTranscript } from '../../../../shared/formats/index.ts'

/** Files of WebVTT's own test suites with what a strict parser makes of them; not part of this repository. */
const folder = path.join(process.env.EARMARK_CORPUS ?? '', 'transcripts/vtt')
const EXPECTED = '.expected.json'

type StrictCue = { startTime: number; endTime: number; text?: string; body?: string; speaker?: string }
type Cue = { start: number | null; end: number | null; speaker: string | null; text: string }

/** Where Earmark, on purpose, shows more than a strict parser: the text, what the report says of it, and why. */
const MORE_TOLERANT: Readonly<Record<string, readonly [text: string, code: string, reason: string]>> = {
  'vttjs/cue-times__min-mid-digits': [
    'Text',
    'time/unreadable',
    'a cue whose time is no time keeps its text',
  ],
  'vttjs/file-layout__bad-double-webvtt': [
    'some text',
    'vtt/odd-header',
    'players refuse it, its cues are there',
  ],
  'vttjs/file-layout__bom-garbage-data': [
    'text',
    'vtt/missing-header',
    'signs before the header hide no cues',
  ],
  'vttjs/file-layout__tab-after-bom-before-header': ['text', 'vtt/odd-header', 'neither does a tab'],
  'vttjs/cuetext__voice__no-end-gt': [
    "<v It's a blue apple tree!",
    'vtt/unclosed-tag',
    'words in a tag that never ends are shown',
  ],
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&nbsp;': '\u00a0',
  '&lrm;': '\u200e',
  '&rlm;': '\u200f',
}

/** What a browser shows of a cue's text, and who it says speaks first: the strict parser leaves both in the text. */
function shown(raw: string): Pick<Cue, 'speaker' | 'text'> {
  const speaker = /<v(?:\.[^\s>]*)?[ \t]+([^>\n]*)>/.exec(raw)?.[1]?.trim() ?? null
  const text = raw.replace(/<[^>]*>?/g, '').replace(/&\w+;/g, (entity) => ENTITIES[entity] ?? entity)
  // Players leave out spaces at the ends of lines (`white-space: pre-line`).
  return { speaker, text: text.trim().replace(/[ \t]*\n[ \t]*/g, '\n') }
}

function strict(name: string): Cue[] {
  const { cues, segments } = JSON.parse(readFileSync(path.join(folder, name + EXPECTED), 'utf8')) as {
    cues?: StrictCue[]
    segments?: StrictCue[]
  }
  return (cues ?? segments ?? []).map(({ startTime, endTime, text, body, speaker }) => ({
    start: Math.round(startTime * 1000),
    end: Math.round(endTime * 1000),
    ...shown(text ?? body ?? ''),
    ...(speaker !== undefined && { speaker }),
  }))
}

describe.runIf(existsSync(folder))('WebVTT', () => {
  const names = existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith(EXPECTED))
        .map((name) => name.slice(0, -EXPECTED.length))
    : []
  const read = (name: string) =>
    readTranscript(
      decodeText(readFileSync(path.join(folder, `${name}.vtt`))).text,
      `${path.basename(name)}.vtt`,
    )
  const ours = (name: string): Cue[] =>
    read(name).transcript.segments.map(({ start, end, speaker, text }) => ({ start, end, speaker, text }))

  it('is read as a strict parser reads it', () => {
    expect(names.length).toBeGreaterThan(30)
    for (const name of names.filter((one) => !(one in MORE_TOLERANT))) {
      const expected = strict(name)
      expect(expected.length, name).toBeGreaterThan(0)
      expect(ours(name), name).toEqual(expected)
    }
  })

  it.each(Object.entries(MORE_TOLERANT))('%s shows more on purpose', (name, [text, code, reason]) => {
    expect(strict(name).filter((cue) => cue.text !== '')).toEqual([])
    expect(
      ours(name).map((cue) => cue.text),
      reason,
    ).toEqual([text])
    expect(read(name).diagnostics.map((finding) => finding.code)).toContain(code)
  })
})
