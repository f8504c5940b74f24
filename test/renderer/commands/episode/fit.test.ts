import { afterEach, beforeEach, expect, it } from 'vitest'
import { startFitting } from '../../../../renderer/commands/episode/fit.ts'
import { dismissProblems } from '../../../../renderer/commands/say.ts'
import { commit, documentStore, loadDocument } from '../../../../renderer/state/document.ts'
import { hear, loadAudio, sessionStore } from '../../../../renderer/state/session.ts'
import type { MediaFile } from '../../../../shared/contract.ts'
import type { ReadResult } from '../../../../shared/formats/index.ts'
import { shift } from '../../../../shared/timing/shift.ts'
import { line } from '../../../builders.ts'
import { FILE } from '../../context.ts'
import { resetStores } from '../../stores.ts'

const audio = { grant: 'a', name: 'a.mp3', promisedMs: null, place: null } as MediaFile
const said = () => sessionStore.getState().problems.map(({ about }) => about)
let ending = new AbortController()
beforeEach(() => {
  resetStores()
  ending = new AbortController()
  startFitting(ending.signal)
})
afterEach(() => ending.abort())

it('is said once when the length is known, and taken back when all fits', () => {
  const segments = Array.from({ length: 9 }, (_, i) => line(`${i}`, 50_000 + i * 5000, null))
  loadDocument(FILE, { transcript: { segments }, title: null, diagnostics: [] } as unknown as ReadResult)
  loadAudio(audio)
  expect(said()).toEqual([])
  hear({ durationMs: 60_000 })
  expect(said()).toEqual(['fit'])
  const move = (ms: number) => {
    const { edit } = shift(documentStore.getState().transcript, 0, 8, ms, { confirmedToo: false, label: 'x' })
    commit(edit!)
  }
  dismissProblems()
  move(100)
  expect(said(), 'who has read it need not read it again').toEqual([])
  hear({ durationMs: 61_000 })
  move(-40_000)
  expect(said()).toEqual([])
  move(40_000)
  expect(said()).toEqual(['fit'])
  loadAudio(null)
  expect(said()).toEqual([])
})
