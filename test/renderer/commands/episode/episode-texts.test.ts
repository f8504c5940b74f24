import { describe, expect, it } from 'vitest'
import {
  lengthsDiffer,
  removeArticle,
  takeAbout,
} from '../../../../renderer/commands/episode/episode-texts.ts'
import type { TextFile } from '../../../../shared/contract.ts'
import { line } from '../../../builders.ts'
import { contextOf } from '../../context.ts'

const file = (name: string, text: string): TextFile => {
  return { grant: 'g', name, text, encoding: 'utf-8', bom: false, sure: true, stamp: '', place: null }
}
const SAID = 'We had been waiting at the station since four in the morning'
const context = contextOf([line('a', 0, 900, `${SAID}.`), line('b', 1000, 1900, 'And then?')])

describe('a text about the episode', () => {
  it('that lists chapters gives these, as one step', () => {
    const text = JSON.stringify({ version: '1.2.0', chapters: [{ startTime: 0, title: 'Intro' }] })
    const outcome = takeAbout(context, file('a.json', text))
    expect(outcome).toMatchObject({ settings: { panel: 'chapters' }, message: '1 chapters from a.json' })
    expect(outcome?.edit?.chapters?.after).toMatchObject([{ start: 0, title: 'Intro' }])
  })

  it('that quotes the transcript stands beside it', () => {
    const text = `The journey was long. “${SAID}”, she says, and laughs about it today.`
    expect(takeAbout(context, file('story.md', text))).toMatchObject({
      episode: { article: { name: 'story.md', text } },
      settings: { panel: 'notes' },
    })
    expect(removeArticle()).toEqual({ episode: { article: null } })
  })

  it('is none when it is a transcript', () => {
    expect(takeAbout(context, file('a.srt', '1\n00:00:01,000 --> 00:00:02,000\nHello\n'))).toBeNull()
  })
})

it('lengths are told apart when both are known', () => {
  expect([lengthsDiffer(60_000, 64_000), lengthsDiffer(60_000, 66_000), lengthsDiffer(null, 1)]).toEqual([
    false,
    true,
    false,
  ])
})
