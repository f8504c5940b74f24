import { t } from '../../../shared/words/speak.ts'
import { host } from '../../host.ts'
import { appStore } from '../../state/app.ts'
import { documentStore, markSaved, markSaving, type TranscriptFile } from '../../state/document.ts'
import { selectTip } from '../../state/selectors.ts'
import { ask, dismissDialog } from '../ask.ts'
import { endTyping } from '../end-typing.ts'
import { keepNow } from '../kept/companion.ts'
import { journalNow } from '../kept/journal.ts'
import { reportOf, say, settled } from '../say.ts'
import { failureOf } from './failure.ts'
import { writeText } from './large-text.ts'
import {
  afterAnswer,
  afterLeaving,
  afterWriting,
  beginSaving,
  type Made,
  planCopy,
  putAt,
  questionOnLeaving,
  requestOf,
  type Saving,
  unkeptVersion,
  type Writing,
  whyNoText,
} from './plan-save.ts'

/** The end of the last save. */
let turn: Promise<unknown> = Promise.resolve()

/**
 * Writes the user's own file back in its own format. True when it is on disk. Saves take turns: the next one
 * goes over what the one before has written, not over the version before that.
 */
export function save(): Promise<boolean> {
  const done = turn.then(saveNow)
  turn = done.catch(() => undefined)
  return done
}

/** True while the same transcript is on screen: another may have come while something was asked. */
type IsStill = () => boolean

function stillThis(): IsStill {
  const { loaded } = documentStore.getState()
  return () => documentStore.getState().loaded === loaded && documentStore.getState().file !== null
}

/** What is asked about saving is answered by `cancel`; resolves when nothing is being written any more. */
export async function endSaving(): Promise<void> {
  dismissDialog()
  await turn
}

async function saveNow(): Promise<boolean> {
  endTyping()
  const isStill = stillThis()
  let saving = beginSaving(documentStore.getState())
  for (;;) {
    switch (saving.is) {
      case 'asking':
        saving = afterAnswer(saving, await ask(saving.question))
        break
      case 'comparing':
        await ask({ kind: 'compare' })
        saving = { ...saving, is: 'asking' }
        break
      case 'writing':
        saving = await write(saving.writing, isStill)
        break
      case 'elsewhere':
        return saveAs()
      case 'over':
        if (saving.problem) reportOf('saving', saving.problem)
        return false
      case 'saved':
        return true
    }
  }
}

type Settled = Pick<Extract<Saving, { is: 'saved' }>, 'file' | 'isKept'>

async function write(writing: Writing, isStill: IsStill): Promise<Saving> {
  if (!isStill()) return GONE
  const tip = selectTip(documentStore.getState())
  const text = await textOf(writing.file)
  if (text === null || !isStill()) return GONE
  markSaving(writing.file, tip)
  await journalNow()
  const next = afterWriting(writing, await host.saveTranscript(requestOf(writing, text)))
  if (!isStill()) return GONE
  if (next.is === 'saved') settle(next, tip)
  return next
}

/** Nothing more is to be said or done about it. */
const GONE: Saving = { is: 'over', problem: null }

/** The file is on disk, up to the edit `tip`. */
function settle({ file, isKept }: Settled, tip: ReturnType<typeof selectTip>): void {
  markSaved(file, tip)
  settled('saving')
  tellKept(file.name, isKept)
  // What the times were at first belongs to this file, also when another name follows at once.
  void keepNow()
  say(t('say.saved', { name: file.name }))
}

/** Saving goes on without it; but the user shall know. */
function tellKept(name: string, isKept: boolean): void {
  const problem = unkeptVersion(name)
  if (isKept) settled('keeping', problem.name)
  else reportOf('keeping', problem)
}

/** What is to be written; null, with a message, when it cannot be, or without one when that was cancelled. */
async function textOf({ format, source, name, choices }: TranscriptFile): Promise<string | null> {
  const { transcript } = documentStore.getState()
  const made = await writeText({ formatId: format, transcript, source, name, choices }).catch(broken)
  const problem = whyNoText(name, made)
  if (problem) reportOf('saving', problem)
  return made.kind === 'written' ? made.text : null
}

function broken(cause: unknown): Made {
  console.error('not saved', cause)
  return { kind: 'broken', cause }
}

/** Asks for a format and a place, and goes on with that file. True when it is on disk. */
export async function saveAs(): Promise<boolean> {
  endTyping()
  const tip = selectTip(documentStore.getState())
  const saved = await writeAs('save-as')
  if (saved) settle(saved, tip)
  return saved !== null
}

/** Writes a copy in a format that the user chooses; the file that is worked on stays the same. */
export async function exportCopy(): Promise<void> {
  const saved = await writeAs('export-copy')
  if (saved) say(t('say.saved', { name: saved.file.name }))
}

/** Asks for a format, its options and a place, and writes there; the new file, or null. */
async function writeAs(kind: 'save-as' | 'export-copy'): Promise<Settled | null> {
  const { file } = documentStore.getState()
  if (!file) return null
  const isStill = stillThis()
  const chosen = await ask({ kind })
  const copy = isStill() ? planCopy(file, chosen, appStore.getState().settings) : null
  const text = copy && (await textOf(copy.file))
  if (!copy || text === null || !isStill()) return null
  const { encoding, bom } = copy.file
  const result = await host.saveTranscriptAs({ text, encoding, bom, ...copy.place })
  if (!result.ok) reportOf(kind === 'save-as' ? 'saving' : 'exporting', failureOf(file.name, result))
  if (!result.ok || !result.value || !isStill()) return null
  settled('exporting')
  const { name, isKept } = result.value
  tellKept(name, isKept)
  return { file: putAt(copy, result.value), isKept }
}

/** Asks about unsaved changes before the transcript goes away. True when it may go. */
export async function confirmLeaving(): Promise<boolean> {
  endTyping()
  const question = questionOnLeaving(documentStore.getState())
  if (!question) return true
  const then = afterLeaving(await ask(question))
  return then === 'go' || (then === 'save' && (await save()))
}
