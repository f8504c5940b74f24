import { it } from 'vitest'
import { readTranscript } from '../shared/formats/index.ts'

const show = (t: string, n: string, f?: string) => {
  const r = readTranscript(t, n, undefined, f)
  console.log(
    n,
    r.format,
    JSON.stringify(
      r.transcript.segments.map(({ start, end, speaker, text, words }) => [
        start,
        end,
        speaker,
        text,
        (words ?? []).map((w) => w.text + '@' + w.start).join('|'),
      ]),
    ),
  )
}
it('x', () => {
  const t =
    '09:14:06.386\tJoe Park\tMorning!\n09:14:08.386\tAnn Berg\tShall we begin?\n09:15:29.386\tJoe Park\ta\n\tJoe Park\t< b & c\n'
  show(t, 'meeting.txt')
  show(t, 'meeting.txt', 'tsv')
  show(t.replace('\tJoe Park\t<', '\tJoe Park\tx'), 'meeting.txt')
  show(
    '09:14:06.386\tJoe Park\tMorning!\n09:14:08.386\tAnn Berg\tShall we begin?\n09:15:29.386\tJoe Park\ta\n09:15:39.386\tJoe Park\td\n\tJoe Park\tb c\n',
    'meeting.txt',
  )
  show(
    `<html><body><main><h1>Episode 7</h1>
<p>A transcript by volunteers.</p>
<div class="line"><p><cite>Olga:</cite> Second paragraph,
<time>--:--</time>
<p>without a well,</p></div>
<h2>Part two</h2>
</main></body></html>`,
    'a.html',
    'html-podcast',
  )
})
