import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { decodeText } from '../../../main/files/read-text.ts'
import { type ReadResult, readTranscript, writeTranscript } from '../../../shared/formats/index.ts'

/** A folder of real files by others, which are not part of this repository. */
const corpus = process.env.EARMARK_CORPUS ?? ''

describe.runIf(existsSync(corpus))('real files', () => {
  const files = corpus
    ? readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((name) =>
        /^(?:transcripts|seeds)\/.*\.\w+$/.test(name),
      )
    : []
  const read = (name: string): ReadResult =>
    readTranscript(decodeText(readFileSync(path.join(corpus, name))).text, path.basename(name))

  it('are read or refused in plain words, and saved as they were', () => {
    expect(files.length).toBeGreaterThan(100)
    for (const name of files) {
      const result = read(name)
      if (result.transcript.segments.length === 0) expect(result.diagnostics, name).toHaveLength(1)
      else
        expect(
          writeTranscript(result.format, { segments: [...result.transcript.segments] }, result) ===
            result.text,
          name,
        ).toBe(true)
    }
    // Some hundred files, on a machine that may have other things to do.
  }, 60_000)

  it('come out as expected', () => {
    const seed = (start: string) => read(files.find((name) => name.startsWith(`seeds/${start}`)) ?? '')
    expect(seed('003').transcript.segments).toHaveLength(945)
    expect(seed('004').transcript.segments).toHaveLength(31)
    expect(seed('004').title).toBe('#316: Flask 2.0 Transcript')
    const glued = seed('000')
    expect(glued.title).toBe('Web Frameworks in Prod by Their Creators')
    const speakers = new Set(glued.transcript.segments.map(({ speaker }) => speaker))
    for (const name of ['Carlton Gibson', 'Michael Kennedy', 'Janek Nouvertné', 'Phil Jones'])
      expect(speakers).toContain(name)
    expect(glued.transcript.segments.find(({ speaker }) => speaker === 'Carlton Gibson')?.text).toBe(
      "Well, I'm Carlton.",
    )
    expect([...speakers].filter((name) => /MarkupSafe|FastAPI|MARK.*MARK/.test(name ?? ''))).toEqual([])
  })
})
