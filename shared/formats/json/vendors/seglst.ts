import { jsonFormat } from '../json-format.ts'

/** SegLST of the CHiME challenges: a list of segments, times as strings or numbers. */
export const segLst = jsonFormat({
  id: 'json-seglst',
  name: 'SegLST JSON',
  layouts: [
    { lines: '*', line: { text: 'words', start: 'start_time', end: 'end_time', speaker: 'speaker' } },
  ],
  score: ({ has }) => (has('*.session_id') && has('*.words.$') && has('*.start_time') ? 0.8 : 0),
})
