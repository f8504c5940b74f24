import { expect, it } from 'vitest'
import { printNotes } from '../../../shared/export/notes-markdown.ts'
import { createSegment } from '../../../shared/model/transcript.ts'

const transcript = {
  segments: [
    createSegment('a', 61_500, null, 'The *ferry*\nleaves.', { speaker: 'Ann' }),
    createSegment('b', null, null, 'Untimed.'),
  ],
}

it('prints notes with quotes and times, and those whose line is gone', () => {
  const notes = [
    { line: 0, start: 0, text: '', note: 'Ask **when**.\n\n- really?\n' },
    { line: 1, start: null, text: '', note: 'Two.' },
    { line: null, start: 90_000, text: 'a line\nthat_was', note: 'Three.' },
  ]
  expect(printNotes({ title: 'Ferries [1]', general: '\nAll of it.\n', notes }, transcript)).toBe(
    [
      '# Ferries \\[1\\]\n\nAll of it.',
      '## 1:01\n\n> The \\*ferry\\* leaves.\n>\n> — Ann, 1:01\n\nAsk **when**.\n\n- really?',
      '## Line 2\n\n> Untimed.\n\nTwo.',
      '## 1:30\n\n> a line that\\_was\n\nThree.\n',
    ].join('\n\n'),
  )
})

it('prints notes on the episode alone', () => {
  expect(printNotes({ title: 'T', general: 'x', notes: [] }, { segments: [] })).toBe('# T\n\nx\n')
})
