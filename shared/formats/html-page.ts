import { printReading } from '../model/time.ts'
import { endOf, type Segment, type Transcript } from '../model/transcript.ts'
import { escapeAttribute, escapeText } from './markup-text.ts'

/** What a page is made of; `audioName` = the audio file beside the page, empty for none. */
export type HtmlPage = { readonly title: string; readonly audioName: string; readonly transcript: Transcript }

const STYLE = `
:root { color-scheme: light dark; --paper: #fdfcf9; --ink: #22201c; --quiet: #6b665d; --lit: #fff0c2; --accent: #8a4b08; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #1b1a18; --ink: #ece8e0; --quiet: #a39d92; --lit: #4a3a12; --accent: #f0b866; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 46rem; padding: 0 1rem 6rem; background: var(--paper); color: var(--ink);
  font: 1.125rem/1.6 Georgia, 'Times New Roman', serif; }
header { position: sticky; top: 0; padding: 1rem 0 0.75rem; background: var(--paper); }
h1 { margin: 0 0 0.5rem; font-size: 1.5rem; line-height: 1.25; }
audio { display: block; width: 100%; }
ol { margin: 0.5rem 0 0; padding: 0; list-style: none; }
li { display: flex; gap: 0.75rem; padding: 0.25rem 0.5rem; border-radius: 0.375rem; scroll-margin: 9rem 0 2rem; }
li[data-start] { cursor: pointer; }
li[aria-current] { background: var(--lit); }
p { flex: 1; margin: 0; overflow-wrap: anywhere; }
b { display: block; color: var(--quiet); font: 600 0.875rem/1.6 system-ui, sans-serif; }
button { flex: none; min-width: 4rem; padding: 0.125rem 0.25rem; border: 0; border-radius: 0.25rem; background: none;
  color: var(--accent); font: 0.875rem/1.7 system-ui, sans-serif; font-variant-numeric: tabular-nums;
  text-align: right; align-self: flex-start; cursor: pointer; }
button:focus-visible { outline: 2px solid var(--accent); }
@media print { header { position: static; } audio { display: none; } li { break-inside: avoid; } }
`

/** Seeks where a line is clicked and lights the line that is spoken; runs in the page, in any browser. */
const SCRIPT = `
(function () {
  var audio = document.querySelector('audio');
  if (!audio) return;
  var lines = Array.prototype.slice.call(document.querySelectorAll('li[data-start]')).map(function (item) {
    return { item: item, start: Number(item.dataset.start), end: item.dataset.end ? Number(item.dataset.end) : Infinity };
  }).sort(function (a, b) { return a.start - b.start; });
  var lit = null;
  function light() {
    var low = 0, high = lines.length;
    while (low < high) {
      var middle = (low + high) >> 1;
      if (lines[middle].start <= audio.currentTime + 0.01) low = middle + 1; else high = middle;
    }
    var line = lines[low - 1];
    var item = line && audio.currentTime < line.end ? line.item : null;
    if (item === lit) return;
    if (lit) lit.removeAttribute('aria-current');
    if (item) {
      item.setAttribute('aria-current', 'true');
      var calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
      if (!audio.paused) item.scrollIntoView({ block: 'nearest', behavior: calm ? 'auto' : 'smooth' });
    }
    lit = item;
  }
  document.querySelector('ol').addEventListener('click', function (event) {
    var item = event.target.closest('li[data-start]');
    if (!item || (window.getSelection() && !window.getSelection().isCollapsed)) return;
    audio.currentTime = Number(item.dataset.start);
    audio.play();
  });
  audio.addEventListener('timeupdate', light);
  audio.addEventListener('seeked', light);
})();
`

/**
 * One HTML file that plays the audio beside it: a click on a line plays from there, the spoken line is lit. It needs no
 * network and no other file, and every text in it is escaped. Nobody reads it back.
 */
export function writeHtmlPage({ title, audioName, transcript }: HtmlPage): string {
  const name = escapeText(title)
  // A name, not an address: signs such as # and ? are part of it.
  const source = escapeAttribute(audioName.split('/').map(encodeURIComponent).join('/'))
  const audio = audioName === '' ? '' : `\n<audio controls preload="metadata" src="${source}"></audio>`
  let speaker: string | null = null
  const items = transcript.segments.map((segment, i) => {
    const isNew = segment.speaker !== null && segment.speaker !== speaker
    speaker = segment.speaker ?? speaker
    return item(segment, endOf(transcript, i, null), isNew)
  })
  return `<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${name}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>${name}</h1>${audio}
</header>
<main>
<ol>
${items.join('')}</ol>
</main>
<script>${SCRIPT}</script>
</body>
</html>
`
}

function item({ start, speaker, text }: Segment, end: number | null, isNew: boolean): string {
  const words = text
    .split(/\r\n|\n|\r/)
    .map(escapeText)
    .join('<br>')
  const name = isNew && speaker !== null ? `<b>${escapeText(speaker)}</b>` : ''
  if (start === null) return `<li><p>${name}${words}</p></li>\n`
  const stop = end === null || end <= start ? '' : ` data-end="${end / 1000}"`
  const time = printReading(start)
  const button = `<button type="button" aria-label="Play from ${time}">${time}</button>`
  return `<li data-start="${start / 1000}"${stop}>${button}<p>${name}${words}</p></li>\n`
}
