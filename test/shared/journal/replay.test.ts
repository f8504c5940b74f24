import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differences } from '../../../shared/journal/packed-edit.ts'
import { recordOf, type Step, skipRecord, writtenRecord } from '../../../shared/journal/record.ts'
import { type Journaled, journaledOf, replay, tipPlace } from '../../../shared/journal/replay.ts'
import { apply, changeChapters, changesFile, type Edit, invert } from '../../../shared/model/edit.ts'
import { add, continues, type History, stepBack, stepForward } from '../../../shared/model/history.ts'
import type { Segment, Transcript } from '../../../shared/model/transcript.ts'
import { line, transcriptOf } from '../../builders.ts'
import { anyOrder } from '../timing/any-transcript.ts'
import { OPERATIONS } from '../timing/operations.ts'

const SINCE = { at: 5, by: 'opened' } as const
const FILE = {
  name: 'a.srt',
  format: 'srt',
  encoding: 'utf-8',
  bom: false,
  sure: true,
  stamp: 's1',
  own: true,
}
const labelOf = (label: unknown) => (typeof label === 'string' ? label : 'Edit')

type Act =
  | { readonly do: 'operate'; readonly name: string; readonly pick: readonly [number, number, number] }
  | { readonly do: 'undo' | 'redo' | 'save' | 'begin saving' | 'written' | 'chapter' | 'marks' }

const names = Object.keys(OPERATIONS)
const anyAct: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('operate' as const),
      name: fc.constantFrom(...names),
      pick: fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: -500, max: 12_000 })),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('undo' as const, 'redo' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('save' as const, 'chapter' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('marks' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('begin saving' as const, 'written' as const) }) },
)

/** The document as the program holds it, and what it writes of it. */
function live(transcript: Transcript) {
  let state: Journaled = journaledOf(transcript, SINCE)
  let at = 0
  const records: string[] = []
  const write = (step: Step) => records.push(recordOf(step))
  const turn = (step: { edit: Edit; history: History } | null, is: 'undo' | 'redo') => {
    if (!step) return
    moveOn(is === 'undo' ? invert(step.edit) : step.edit, step.history)
    write({ do: is })
  }
  const moveOn = (edit: Edit, history: History) => {
    state = {
      ...state,
      transcript: apply(edit, state.transcript),
      chapters: edit.chapters?.after ?? state.chapters,
      since: edit.since?.after ?? state.since,
      history,
    }
  }
  const commit = (edit: Edit | null) => {
    if (!edit) return
    at += 200
    const asOne = continues(state.history, edit, at)
    moveOn(edit, add(state.history, edit, asOne, at))
    write({ do: 'edit', edit, asOne, count: state.transcript.segments.length })
  }
  const operate = (name: string, [one, two, ms]: readonly [number, number, number]) => {
    const { length } = state.transcript.segments
    if (length === 0) return
    const [a, b] = [one % length, two % length]
    commit(OPERATIONS[name]?.run(state.transcript, Math.min(a, b), Math.max(a, b), ms) ?? null)
  }
  return {
    now: () => state,
    records,
    act(act: Act) {
      switch (act.do) {
        case 'operate':
          return operate(act.name, act.pick)
        case 'undo':
          return turn(stepBack(state.history), 'undo')
        case 'redo':
          return turn(stepForward(state.history), 'redo')
        case 'chapter': {
          const chapter = { start: at, end: null, title: 'One', hidden: false }
          return commit(changeChapters('Add', state.chapters, [...state.chapters, chapter]))
        }
        case 'save':
        case 'begin saving': {
          const saved = state.history.past.findLast(changesFile) ?? state.history.forgotten
          const isOver = act.do === 'save'
          write({ do: isOver ? 'saved' : 'saving', file: FILE, tip: tipPlace(state.history, saved) })
          const told = { saved, file: FILE }
          state = isOver ? { ...state, ...told, saving: null } : { ...state, saving: told }
          return
        }
        case 'written': {
          records.push(writtenRecord('s2'))
          const { saving } = state
          if (saving) state = { ...state, ...saving, file: { ...FILE, stamp: 's2' }, saving: null }
          return
        }
        case 'marks': {
          const { segments } = state.transcript
          const marked = segments.map((one): Segment => ({ ...one, mark: 'estimated' }))
          write({
            do: 'bring',
            splices: differences(segments, marked),
            chapters: null,
            since: { at: 7, by: 'forgotten' },
          })
          state = { ...state, transcript: { segments: marked }, since: { at: 7, by: 'forgotten' } }
        }
      }
    },
  }
}

/** All that counts of a document, with the words worked out. */
const told = ({ transcript, history, saved, saving, ...rest }: Journaled) => ({
  ...rest,
  lines: transcript.segments.map((one) => ({ ...one })),
  past: history.past.map((edit) => edit.splices.map(({ inserted }) => inserted.map((one) => ({ ...one })))),
  future: history.future.length,
  isSaved: history.past.map((edit) => edit === saved),
  isBeingSaved: saving && history.past.map((edit) => edit === saving.saved),
})

const ran = (transcript: Transcript, acts: readonly Act[]) => {
  const document = live(transcript)
  for (const act of acts) document.act(act)
  return document
}

describe('replay', () => {
  it('makes of the lines as read what was made of them, history and all', () => {
    fc.assert(
      fc.property(anyOrder, fc.array(anyAct, { maxLength: 25 }), (transcript, acts) => {
        const { now, records } = ran(transcript, acts)
        const { state, read, all } = replay(journaledOf(transcript, SINCE), records, labelOf)
        expect(read).toBe(all)
        expect(told(state)).toEqual(told(now()))
      }),
    )
  })

  it('can be undone to the first line and done again to the last', () => {
    fc.assert(
      fc.property(anyOrder, fc.array(anyAct, { maxLength: 12 }), (transcript, acts) => {
        const document = ran(transcript, acts)
        for (let i = 0; i < 30; i++) document.act({ do: 'undo' })
        const first = replay(journaledOf(transcript, SINCE), document.records, labelOf).state
        expect(told(first)).toEqual(told(document.now()))
        for (let i = 0; i < 30; i++) document.act({ do: 'redo' })
        const last = replay(journaledOf(transcript, SINCE), document.records, labelOf).state
        expect(told(last)).toEqual(told(document.now()))
      }),
    )
  })

  it('stops before the first record that is damaged, and takes nothing of it', () => {
    const damage = fc.constantFrom('', '{', '{"do":"edit"}', '[]', 'null', '{"do":"fly"}')
    fc.assert(
      fc.property(
        anyOrder,
        fc.array(anyAct, { minLength: 1, maxLength: 12 }),
        fc.nat(),
        damage,
        (transcript, acts, pick, text) => {
          const { records } = ran(transcript, acts)
          fc.pre(records.length > 0)
          const at = pick % records.length
          const base = journaledOf(transcript, SINCE)
          const { state, read } = replay(base, records.with(at, text), labelOf)
          expect(read).toBe(at)
          expect(told(state)).toEqual(told(replay(base, records.slice(0, at), labelOf).state))
        },
      ),
    )
  })

  it('goes on after what it was told to leave out', () => {
    const document = live(transcriptOf(line('a', 0), line('b', 1000)))
    document.act({ do: 'chapter' })
    const [first = ''] = document.records
    const undo = recordOf({ do: 'undo' })
    const base = journaledOf(transcriptOf(line('a', 0), line('b', 1000)), SINCE)
    const { state, read, all } = replay(base, [first, '{torn', skipRecord(1), undo], labelOf)
    expect([read, all, state.history.past.length, state.history.future.length]).toEqual([4, 4, 0, 1])
  })

  it('refuses an edit that does not fit the lines', () => {
    const document = live(transcriptOf(line('a', 0), line('b', 1000)))
    document.act({ do: 'operate', name: names[0] ?? '', pick: [0, 1, 300] })
    const other = journaledOf(transcriptOf(), SINCE)
    expect(document.records.length).toBeGreaterThan(0)
    expect(replay(other, document.records, labelOf).read).toBe(0)
  })

  it('remembers where the user was', () => {
    const base = journaledOf(transcriptOf(line('a', 0)), SINCE)
    const { state } = replay(base, [recordOf({ do: 'place', id: 'a', ms: 12.5 })], labelOf)
    expect(state.place).toEqual({ id: 'a', ms: 12.5 })
  })
})
