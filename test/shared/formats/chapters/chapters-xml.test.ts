import { expect, it } from 'vitest'
import { xmlChapters } from '../../../../shared/formats/chapters/chapters-xml.ts'

const atom = (inside: string) => `<ChapterAtom>${inside}</ChapterAtom>`
const start = (clock: string) => `<ChapterTimeStart>${clock}</ChapterTimeStart>`
const title = (text: string) => `<ChapterDisplay><ChapterString>${text}</ChapterString></ChapterDisplay>`

it('takes the first title of an atom, its end, and what hides it', () => {
  const text = `<Chapters><EditionEntry>${atom(`${start('0:01')}<ChapterTimeEnd>0:02</ChapterTimeEnd>${title('a')}${title('b')}<ChapterFlagEnabled>0</ChapterFlagEnabled>`)}</EditionEntry></Chapters>`
  expect(xmlChapters(text)).toEqual({
    chapters: [{ start: 1000, end: 2000, title: 'a', hidden: true }],
    diagnostics: [],
  })
})

it('keeps an outer atom before those in it, and leaves out one without a start', () => {
  const text = `<Chapters>${atom(`${atom(start('0:05') + title('in'))}${start('0:09')}${title('out')}`)}${atom(title('no time'))}</Chapters>`
  expect(xmlChapters(text).chapters.map((one) => one.title)).toEqual(['out', 'in'])
})

it('takes verbatim text as it stands', () => {
  const text = `<Chapters>${atom(`${start('0:00')}${title('<![CDATA[a &amp; b]]>')}`)}</Chapters>`
  expect(xmlChapters(text).chapters).toMatchObject([{ title: 'a &amp; b' }])
})

it('reads times of Podlove chapters as clocks or seconds, and no others', () => {
  const starts = ['0', '61.5', '1:01.5', 'soon', '-1', '']
  const text = `<psc:chapters>${starts.map((at) => `<psc:chapter start="${at}" title="x"/>`).join('')}</psc:chapters>`
  expect(xmlChapters(text).chapters.map((one) => one.start)).toEqual([0, 61_500, 61_500])
})

it('says where the XML is broken only when there are chapters', () => {
  expect(xmlChapters('<a>\n<b')).toEqual({ chapters: [], diagnostics: [] })
  const cut = '<chapters>\n<chapter start="0" title="x"/>\n'
  expect(xmlChapters(cut).diagnostics).toMatchObject([{ code: 'chapters/xml' }])
})
