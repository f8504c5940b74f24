import { describe, expect, it } from 'vitest'
import {
  afterAnswer,
  afterLeaving,
  afterWriting,
  beginSaving,
  keepsOwn,
  planCopy,
  putAt,
  questionOnLeaving,
  requestOf,
  type Saving,
  whyNoText,
} from '../../../../renderer/commands/files/plan-save.ts'
import { changeText } from '../../../../renderer/commands/lines/edit.ts'
import { readTranscript } from '../../../../shared/formats/index.ts'
import { NO_HISTORY, push } from '../../../../shared/model/history.ts'
import { line } from '../../../builders.ts'
import { contextOf, FILE } from '../../context.ts'

const LINES = [line('a', 1000, 2000, 'One.'), line('b', 3000, 4000, 'Two.')]
const writing = { file: FILE, force: false }
const failed = (reason: 'changed-outside' | 'unencodable' | 'no-space') =>
  ({ ok: false, reason, detail: '' }) as const
const asking = (saving: Saving) => {
  if (saving.is !== 'asking') throw new Error(`It is ${saving.is}`)
  return saving
}

describe('saving', () => {
  it('begins by writing when nothing would be lost, and not at all without a file', () => {
    expect(beginSaving(contextOf(LINES).document)).toEqual({ is: 'writing', writing })
    expect(beginSaving(contextOf(LINES, { document: { file: null } }).document)).toEqual({
      is: 'over',
      problem: null,
    })
  })

  it('asks first when something would be lost', () => {
    const file = { ...FILE, name: 'a.txt', format: 'timed-text' }
    const saving = asking(beginSaving(contextOf(LINES, { document: { file } }).document))
    expect(saving.question).toMatchObject({ kind: 'lossy', format: 'timed-text', losses: [{ kind: 'ends' }] })
    expect(afterAnswer(saving, 'save')).toEqual({ is: 'writing', writing: { file, force: false } })
    expect(afterAnswer(saving, 'save-as')).toEqual({ is: 'elsewhere' })
    expect(afterAnswer(saving, 'cancel')).toEqual({ is: 'over', problem: null })
  })

  it('asks main to write over the file as it was read, and only over that', () => {
    const file = { ...FILE, stamp: 'as read', bom: true }
    expect(requestOf({ file, force: true }, 'Text')).toEqual({
      grant: 't',
      text: 'Text',
      encoding: 'utf-8',
      bom: true,
      expect: 'as read',
      force: true,
    })
    const result = { ok: true, value: { stamp: 'as written', isKept: true } } as const
    expect(afterWriting({ file, force: false }, result)).toEqual({
      is: 'saved',
      file: { ...file, stamp: 'as written' },
      isKept: true,
    })
  })

  it('asks when another program has changed the file, and goes over it only when told so', () => {
    const saving = asking(afterWriting(writing, failed('changed-outside')))
    expect(saving.question).toEqual({ kind: 'changed-outside', name: 'a.srt' })
    expect(afterAnswer(saving, 'overwrite')).toEqual({ is: 'writing', writing: { file: FILE, force: true } })
    expect(afterAnswer(saving, 'save-as')).toEqual({ is: 'elsewhere' })
    expect(afterAnswer(saving, 'cancel')).toEqual({ is: 'over', problem: null })
  })

  it('asks when the encoding has no sign for the text; what was agreed before still holds', () => {
    const file = { ...FILE, encoding: 'latin1' }
    const saving = asking(afterWriting({ file, force: true }, failed('unencodable')))
    expect(saving.question).toEqual({ kind: 'unencodable', name: 'a.srt', encoding: 'latin1' })
    expect(afterAnswer(saving, 'utf-8')).toEqual({ is: 'writing', writing: { file: FILE, force: true } })
    expect(afterAnswer(saving, 'cancel')).toEqual({ is: 'over', problem: null })
  })

  it('ends with what went wrong otherwise', () => {
    expect(afterWriting(writing, failed('no-space'))).toMatchObject({
      is: 'over',
      problem: { name: 'a.srt', what: /not enough room/ },
    })
  })
})

describe('a text that could not be made', () => {
  it('has a reason, unless it was cancelled', () => {
    expect(whyNoText('a.srt', { kind: 'written', text: '' })).toBeNull()
    expect(whyNoText('a.srt', { kind: 'cancelled' })).toBeNull()
    expect(whyNoText('a.srt', { kind: 'refused' })?.what).toMatch(/^This file is damaged/)
    expect(whyNoText('a.srt', { kind: 'broken', cause: new Error('out of memory') })?.what).toBe(
      'It could not be saved. (out of memory)',
    )
  })
})

describe('a copy', () => {
  const source = readTranscript('1\n00:00:01,000 --> 00:00:02,000\nOne.\n', 'talk.one.SRT')
  const file = { ...FILE, name: 'talk.one.SRT', encoding: 'latin1', bom: true, source }
  const formatChoices = { vtt: { hours: 'always' } }

  it('in the format of the file is the file with its changes, and keeps its ending', () => {
    const copy = planCopy(file, 'srt', { formatChoices })
    expect(copy?.file).toBe(file)
    expect(copy?.place).toMatchObject({ suggestedName: 'talk.one.SRT', beside: 't' })
    expect([keepsOwn(file, 'srt'), keepsOwn(file, 'vtt'), keepsOwn(FILE, 'srt')]).toEqual([
      true,
      false,
      false,
    ])
  })

  it('in another format is new: of the old file it has the name, and the options that were chosen', () => {
    const copy = planCopy(file, 'vtt', { formatChoices })
    expect(copy?.file).toMatchObject({ format: 'vtt', source: null, encoding: 'utf-8', bom: false })
    expect(copy?.file.choices).toEqual({ hours: 'always' })
    expect(copy?.place).toMatchObject({ suggestedName: 'talk.one.vtt', filter: { extension: 'vtt' } })
  })

  it('is none without a format', () => {
    expect(planCopy(file, 'cancel', { formatChoices })).toBeNull()
  })

  it('is where the user has put it, in an encoding that is no guess', () => {
    const copy = planCopy({ ...file, sure: false }, 'srt', { formatChoices })!
    const saved = { grant: 'n', name: 'new.srt', stamp: 's', isKept: true }
    expect(putAt(copy, saved)).toMatchObject({
      grant: 'n',
      name: 'new.srt',
      stamp: 's',
      sure: true,
      source,
      encoding: 'latin1',
    })
  })
})

describe('leaving', () => {
  it('needs no question when all is on disk', () => {
    expect(questionOnLeaving(contextOf(LINES).document)).toBeNull()
  })

  it('asks about changes that are not', () => {
    const { edit } = changeText(contextOf(LINES), 'b', 'Six.')
    const history = push(NO_HISTORY, edit!, 0)
    const changed = contextOf(LINES, { document: { history } }).document
    expect(questionOnLeaving(changed)).toEqual({ kind: 'unsaved', name: 'a.srt' })
    expect(questionOnLeaving({ ...changed, saved: edit! })).toBeNull()
    expect(questionOnLeaving({ ...changed, file: null })).toBeNull()
    expect(['discard', 'save', 'cancel'].map(afterLeaving)).toEqual(['go', 'save', 'stay'])
  })
})
