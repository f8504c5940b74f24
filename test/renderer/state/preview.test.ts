import { beforeEach, describe, expect, it } from 'vitest'
import { commit, documentStore, loadDocument } from '../../../renderer/state/document.ts'
import { tryOut } from '../../../renderer/state/mode.ts'
import { shownNow } from '../../../renderer/state/preview.ts'
import { type Edit, replaceLines } from '../../../shared/model/edit.ts'
import { createTimeline } from '../../../shared/timing/active.ts'
import { line, times, transcriptOf } from '../../builders.ts'
import { resetStores } from '../stores.ts'

const file = {
  grant: 'g',
  name: 'a.srt',
  format: 'srt',
  encoding: 'utf-8',
  bom: false,
  sure: true,
  stamp: '1',
}

function load(count: number): void {
  const transcript = transcriptOf(...Array.from({ length: count }, (_, i) => line(`${count}-${i}`, i * 1000)))
  const reading = {
    transcript,
    tokens: new Map(),
    diagnostics: [],
    title: null,
    format: 'srt',
    name: '',
    text: '',
  }
  loadDocument({ ...file, source: null }, reading)
}

function moved(index: number, start: number): Edit {
  const edit = replaceLines(documentStore.getState().transcript, new Map([[index, { start }]]), {
    label: 'x',
    selection: [],
  })
  if (!edit) throw new Error('nothing changes')
  return edit
}
const starts = () => times(shownNow().transcript).map(([, start]) => start)

beforeEach(() => {
  resetStores()
  load(3)
})

describe('what is shown', () => {
  it('is the lines with the change that is tried, worked out once', () => {
    tryOut(moved(1, 1400))
    expect(starts()).toEqual([0, 1400, 2000])
    expect(shownNow()).toBe(shownNow())
    expect(shownNow().timeline).toEqual(createTimeline(shownNow().transcript))
    expect(documentStore.getState().timeline).toEqual(createTimeline(documentStore.getState().transcript))
    tryOut(null)
    expect(starts()).toEqual([0, 1000, 2000])
  })

  it('is the lines themselves while what is tried is still of those before', () => {
    tryOut(moved(2, 2400))
    commit(moved(2, 1900))
    expect(starts()).toEqual([0, 1000, 1900])
    load(1)
    expect(starts()).toEqual([0])
  })
})
