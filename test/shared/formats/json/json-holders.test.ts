import { describe, expect, it } from 'vitest'
import { patchText, readTranscript } from '../../../../shared/formats/index.ts'
import { remove } from '../../../../shared/lines/remove.ts'
import { setText } from '../../../../shared/lines/set-text.ts'
import { apply, type Edit } from '../../../../shared/model/edit.ts'
import type { Transcript } from '../../../../shared/model/transcript.ts'
import { fixture } from '../fixtures.ts'

const label = 'Edit'

function saved(text: string, edit: (lines: Transcript) => Edit | null): string {
  const read = readTranscript(text, 'a.json')
  const change = edit(read.transcript)
  return patchText(read, change ? apply(change, read.transcript) : read.transcript).text ?? ''
}

const google = (one: string, other: string) => `{"results": [
  {"alternatives": [{"transcript": "${one}", "words": [
    {"startTime": "1s", "endTime": "2s", "word": "Sweep"}, {"startTime": "2s", "endTime": "3s", "word": "first."}]}]},
  {"alternatives": [{"transcript": "${other}", "words": [
    {"startTime": "5s", "endTime": "6s", "word": "Then"}, {"startTime": "6s", "endTime": "7s", "word": "rest."}]}]}]}`

describe('the text beside the words of a JSON file', () => {
  it('says what its words say', () => {
    const text = google('Sweep first.', 'Then rest.')
    const changed = saved(text, (lines) => setText(lines, 1, 'Then sleep.', { label }))
    expect(changed).toBe(text.replaceAll('rest.', 'sleep.'))
  })

  it('stays where it never did', () => {
    const text = google('sweep first', 'then, rest')
    const changed = saved(text, (lines) => setText(lines, 1, 'Then sleep.', { label }))
    expect(changed).toBe(text.replace('"rest."', '"sleep."'))
  })

  it('is empty when they are gone, and no line the next time', () => {
    const text = google('sweep first', 'Then rest.')
    const changed = saved(text, (lines) => remove(lines, 0, 0, { label }))
    expect(readTranscript(changed, 'a.json').transcript.segments.map((line) => line.text)).toEqual([
      'Then rest.',
    ])
  })

  it('of the whole file, too', () => {
    const text = fixture('json-gentle', 'aligned.json')
    const { transcript } = JSON.parse(text) as { transcript: string }
    const read = readTranscript(text, 'a.json')
    const all = read.transcript.segments.map((line) => line.text).join(' ')
    const isTheirs = transcript.replace(/\s+/g, ' ').trim() === all
    const changed = saved(text, (lines) => setText(lines, 0, `${lines.segments[0]?.text} indeed`, { label }))
    const now = (JSON.parse(changed) as { transcript: string }).transcript
    expect(now.includes('indeed')).toBe(isTheirs)
  })
})
