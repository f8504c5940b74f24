import {
  type ReadResult,
  readTranscript,
  styledText,
  type TranscriptFormat,
} from '../../shared/formats/index.ts'
import { fixturesOf } from '../shared/formats/fixtures.ts'

/** What means something to one of the readers, and may be repeated without end; parted by spaces and by lines. */
const MARKS = `
< > </ <! <? <!-- --> <![CDATA[ ]]> & &# &#x &amp &lt; &a; &nbsp; { } {{ {b} {\\i1} \\ \\N " "" ' , ; : :: [ ] [[ [1 ( (a
<b> </b> <i>a <b>a</b> <p> </p> <p>a</p> <br> <br/>a <span> <span>a</span> <div> <a/> <a></a> <a><b></a> <c. <c.a> <rt>
<ruby>a<rt>b <cite>a</cite> <time>0:01</time> <P> <TIER> <ANNOTATION> <!DOCTYPE <00:01> <00:00:01.000>a
{"a": [{ [[[ {"a":[ "a", {}, [], null, 1e9, \\u0041 \\" \\u "__proto__":{}, "a":1, {"start":0,"end":1,"text":"a"},
- -- – * # ## | . .. … ** *a* _ __ ~~ \` !( [a]( [a](b) http:// 1 1. 1.1 0 9 00: 00:00 [00:01] [00:00.00] {1}{2} [1][2]
0:0:0: CHAPTER1= a A A: a: é 😀 \u0301 \u200d \u202e \ufeff`
  .trim()
  .split(/[ \n]/)

const WITH_SPACES = [
  ...['\n', '\r\n', '\r', '\n\n', ' ', ' \n', '\t', '\u00a0', '\u2028', '\0', '\ud800', 'a ', 'a\n', 'a\n\n'],
  ...['<a ', '<a b="', '<v A>a', '<p begin="0s">a</p>', '<SYNC Start=1><P Class=A>a', '"\n', ',\n', '1\n'],
  ...['1\n\n', 'A: \n', 'A:a\n', 'Speaker 1: ', '>> ', '00:00:01 ', '[00:01] a ', '00:00:01,000 --> '],
  ...['00:00:01,000 --> 00:00:02,000\n', '00:00:01,000 --> 00:00:02,000\na\n\n', '0:01 a\n', 'A 0:01\na\n\n'],
  ...['NOTE ', 'NOTE\n\n', 'STYLE\n\n', 'Dialogue: 0,0:00:00.00,0:00:01.00,,,0,0,0,,a\n', 'item [1]:\n'],
  ...[
    'intervals [1]:\nxmin = 0\nxmax = 1\ntext = "a"\n',
    '[00:00.00]a\n',
    '{1}{2}a\n',
    '[1][2]a\n',
    '0:0:0:a\n',
  ],
  ...[
    '0\t1\ta\n',
    '0,1,a\n',
    '"a","b"\n',
    '"0","1","a\n',
    '```\n',
    '---\n',
    '===\n',
    '<!ENTITY a "b">',
    'a="b" ',
  ],
]

/** What files are filled with. */
export const FRAGMENTS: readonly string[] = [...MARKS, ...WITH_SPACES]

/** A file around what it is filled with. */
export type Place = { readonly name: string; readonly before: string; readonly after: string }

/** Where the smallest fixture of a format can be filled: at its ends, and at the parts of one of its lines. */
export function placesIn(format: TranscriptFormat): readonly Place[] {
  const reads = fixturesOf(format.id)
    .map(({ text, name }) => readTranscript(text, name, undefined, format.id))
    .filter(({ transcript }) => transcript.segments.length > 0)
    .sort((a, b) => a.text.length - b.text.length)
  return reads[0] ? placesOf(reads[0]) : []
}

function placesOf({ text, transcript, tokens }: ReadResult): readonly Place[] {
  const line = transcript.segments[1] ?? transcript.segments[0]
  const found = line && tokens.get(line.id)
  const offsets: readonly (readonly [string, number | undefined])[] = [
    ['at its start', 0],
    ['at its end', text.length],
    ['before a line', found?.block.from],
    ['behind a line', found?.block.to],
    ['before a text', found?.text?.from],
    ['in a text', found?.text && Math.floor((found.text.from + found.text.to) / 2)],
    ['behind a time', found?.start?.to],
    ['behind a name', found?.speaker?.to],
  ]
  return offsets.flatMap(([name, at]) =>
    at === undefined ? [] : [{ name, before: text.slice(0, at), after: text.slice(at) }],
  )
}

/** Fills a place with so many characters of a fragment, and what stands on either side of them. */
export function fill({ before, after }: Place, fragment: string, size: number, head = '', tail = ''): string {
  return before + head + fragment.repeat(Math.ceil(size / fragment.length)) + tail + after
}

/** Reads a text as this format, and shows its first lines. Throws when the reader does. */
export function readAndShow(format: TranscriptFormat, text: string): void {
  const read = readTranscript(text, 'x', undefined, format.id)
  const stopped = read.diagnostics.find(({ code }) => code === 'file/unreadable')
  if (stopped) throw new Error(`${format.id}: ${JSON.stringify(stopped.message)}`)
  for (const segment of read.transcript.segments.slice(0, 3)) styledText(read, segment)
}
