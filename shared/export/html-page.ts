import { escapeAttribute, escapeText } from '../formats/markup/markup-text.ts'
import type { Chapter } from '../model/chapter.ts'
import { type Ms, printReading } from '../model/time.ts'
import { endOf, type Segment, type Transcript } from '../model/transcript.ts'
import type { Key, Values } from '../words/message.ts'
import { t } from '../words/speak.ts'
import { PAGE_HASHES, PAGE_SCRIPT, PAGE_STYLE } from './html-page-parts.ts'

/** Contents of a page; `audioName` = the audio file beside it, empty for none. */
export type HtmlPage = {
  readonly title: string
  readonly audioName: string
  readonly transcript: Transcript
  readonly chapters: readonly Chapter[]
}

/** Only the page's own style and script run, and only audio is fetched, from the page's own folder. */
const POLICY = [
  "default-src 'none'",
  "media-src 'self' file:",
  `style-src 'sha256-${PAGE_HASHES.style}'`,
  `script-src 'sha256-${PAGE_HASHES.script}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/**
 * One HTML file that plays the audio beside it: a click on a line plays from there, the spoken line is lit,
 * text can be searched. It needs no network and no other file; all text is escaped. It is never read back.
 */
export function writeHtmlPage({ title, audioName, transcript, chapters }: HtmlPage): string {
  const name = escapeText(title)
  const shown = chapters.filter(({ hidden }) => !hidden)
  return `<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${name}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<header>
<h1 dir="auto">${name}</h1>
${contents(shown)}</header>
<div class="player">${player(audioName)}
<form role="search" hidden><input type="search" aria-label="${inAttribute('page.searchLabel')}" placeholder="${inAttribute('page.search')}"><output data-none="${inAttribute('page.notFound')}" data-place="${inAttribute('page.placeOf', { at: '{at}', count: '{count}' })}"></output><button type="button" value="-1" aria-label="${inAttribute('page.previousPlace')}">↑</button><button type="button" value="1" aria-label="${inAttribute('page.nextPlace')}">↓</button></form>
</div>
<main>
${parts(transcript, shown)}</main>
<script>${PAGE_SCRIPT}</script>
</body>
</html>
`
}

function inAttribute(key: Key, values?: Values): string {
  return escapeAttribute(t(key, values))
}

function player(audioName: string): string {
  if (audioName === '') return ''
  // A file name, not an address: characters such as # and ? belong to it.
  const source = escapeAttribute(audioName.split('/').map(encodeURIComponent).join('/'))
  return `
<audio controls preload="metadata" src="${source}"></audio>
<div class="note" role="alert" hidden>${escapeText(t('page.audioMissing', { name: audioName }))}</div>`
}

function contents(chapters: readonly Chapter[]): string {
  if (chapters.length === 0) return ''
  const entries = chapters.map(
    ({ start, title }, i) =>
      `<li><a href="#chapter-${i + 1}" data-start="${start / 1000}"><small>${printReading(start)}</small><span dir="auto">${escapeText(title || t('page.untitled'))}</span></a></li>\n`,
  )
  return `<nav aria-label="${inAttribute('page.chapters')}"><details><summary>${escapeText(t('page.chapterCount', { count: chapters.length }))}</summary><ul>\n${entries.join('')}</ul></details></nav>\n`
}

/** The lines, in a list per chapter; a chapter begins with the first line that starts in it. */
function parts(transcript: Transcript, chapters: readonly Chapter[]): string {
  let speaker: string | null = null
  let next = 0
  let page = '<ol>\n'
  const begin = (until: Ms) => {
    for (; next < chapters.length && (chapters[next]?.start ?? 0) <= until; next++) {
      page += `</ol>\n<h2 id="chapter-${next + 1}" dir="auto">${escapeText(chapters[next]?.title || t('page.untitled'))}</h2>\n<ol>\n`
      speaker = null
    }
  }
  for (const [i, segment] of transcript.segments.entries()) {
    if (segment.start !== null) begin(segment.start)
    const isNew = segment.speaker !== null && segment.speaker !== speaker
    speaker = segment.speaker ?? speaker
    page += item(segment, i, endOf(transcript, i, null), isNew)
  }
  begin(Number.POSITIVE_INFINITY)
  return `${page}</ol>\n`.replaceAll('<ol>\n</ol>\n', '')
}

function item(segment: Segment, index: number, end: Ms | null, isNew: boolean): string {
  const { start, speaker, text } = segment
  const name = isNew && speaker !== null ? `<b dir="auto">${escapeText(speaker)}</b>` : ''
  const words = `<p dir="auto">${name}${escapeText(text.replace(/\r\n?/g, '\n'))}</p>`
  const id = `line-${index + 1}`
  if (start === null) return `<li id="${id}">${words}</li>\n`
  const stop = end === null || end <= start ? '' : ` data-end="${end / 1000}"`
  const time = printReading(start)
  const button = `<button type="button" aria-label="${inAttribute('page.playFrom', { time })}">${time}</button>`
  return `<li id="${id}" data-start="${start / 1000}"${stop}>${button}${words}</li>\n`
}
