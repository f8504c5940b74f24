import type { Failed } from '../../../shared/contract.ts'
import {
  formatById,
  type Loss,
  losses,
  lossesInPlace,
  type ReadResult,
  speakerLoss,
  unwrittenSpeakers,
} from '../../../shared/formats/index.ts'
import { t, toText } from '../../../shared/words/speak.ts'
import { host } from '../../host.ts'
import { appStore } from '../../state/app.ts'
import { documentStore, markSaved, type TranscriptFile } from '../../state/document.ts'
import { selectTip, selectUnsaved } from '../../state/selectors.ts'
import { answer, ask } from '../ask.ts'
import { keepNow } from '../kept/companion.ts'
import { report, say } from '../say.ts'
import { LARGE, writeText } from './large-text.ts'

/** Writes the user's own file back in its own format. True when it is on disk. */
export async function save(): Promise<boolean> {
  const { file } = documentStore.getState()
  if (!file) return false
  const held = unheld(file)
  const lost = held.some(({ kind }) => kind === 'speakers') ? held : [...held, ...unnamed(file)]
  if (lost.length > 0) {
    const choice = await ask({ kind: 'lossy', format: file.format, losses: lost })
    if (choice === 'save-as') return saveAs()
    if (choice !== 'save') return false
  }
  return write(file, false)
}

/** What the user has set since and the file has no place for. Ends that stand in the file are written there. */
function unheld({ format, source, choices }: TranscriptFile): Loss[] {
  const { transcript } = documentStore.getState()
  const inPlace = source && isShort(source) ? lossesInPlace(source, transcript) : []
  const { limits } = formatById(format) ?? {}
  if (source && limits?.times && limits.ends) return inPlace
  const segments = transcript.segments.map((segment) =>
    source?.tokens.get(segment.id)?.end ? { ...segment, end: null } : segment,
  )
  const lost = losses(format, { segments }, choices).filter(({ kind }) => kind === 'times' || kind === 'ends')
  return [...lost, ...inPlace]
}

/** The tokens of a long text are not here: to ask for them would hold everything up. */
function isShort({ text }: ReadResult): boolean {
  return text.length < LARGE
}

/** Speakers that were set since and that the file has no place for; a file of our own says so when it is made. */
function unnamed({ source }: TranscriptFile): Loss[] {
  if (!source || !isShort(source)) return []
  return speakerLoss(unwrittenSpeakers(source, documentStore.getState().transcript))
}

async function write(file: TranscriptFile, force: boolean): Promise<boolean> {
  const tip = selectTip(documentStore.getState())
  const text = await textOf(file)
  if (text === null) return false
  const { grant, encoding, bom, stamp, name } = file
  const result = await host.saveTranscript({ grant, text, encoding, bom, expect: stamp, force })
  if (result.ok) {
    markSaved({ ...file, stamp: result.value.stamp }, tip)
    // What the times were at first belongs to this file, also when another name follows at once.
    void keepNow()
    say(t('say.saved', { name }))
    return true
  }
  if (result.reason === 'changed-outside') {
    const choice = await ask({ kind: 'changed-outside', name })
    return choice === 'overwrite' ? write(file, true) : choice === 'save-as' ? saveAs() : false
  }
  if (result.reason === 'unencodable') {
    const choice = await ask({ kind: 'unencodable', name, encoding })
    return choice === 'utf-8' ? write({ ...file, encoding: 'utf-8' }, force) : false
  }
  reportFailure(name, result)
  return false
}

/**
 * What is to be written; null when that was cancelled, or, with a message, when a damaged file cannot take the changes
 * because parts of it lie in one another.
 */
async function textOf({ format, source, name, choices }: TranscriptFile): Promise<string | null> {
  const { transcript } = documentStore.getState()
  try {
    const made = await writeText(format, transcript, source, name, choices)
    if (made.kind === 'written') return made.text
    if (made.kind === 'refused')
      report({
        name,
        what: t('say.fileDamagedWhere'),
        advice: t('say.useSaveChoose'),
      })
  } catch (cause) {
    console.error('not saved', cause)
    reportFailure(name, {
      ok: false,
      reason: 'failed',
      detail: cause instanceof Error ? cause.message : String(cause),
    })
  }
  return null
}

/** Asks for a format and a place, and goes on with that file. True when it is on disk. */
export async function saveAs(): Promise<boolean> {
  const tip = selectTip(documentStore.getState())
  const saved = await writeAs('save-as')
  if (!saved) return false
  markSaved(saved, tip)
  void keepNow()
  say(t('say.saved', { name: saved.name }))
  return true
}

/** Writes a copy in a format that the user chooses; the file that is worked on stays the same. */
export async function exportCopy(): Promise<void> {
  const saved = await writeAs('export-copy')
  if (saved) say(t('say.saved', { name: saved.name }))
}

/** Asks for a format, its options and a place, and writes there; the new file, or null. */
async function writeAs(kind: 'save-as' | 'export-copy'): Promise<TranscriptFile | null> {
  const { file } = documentStore.getState()
  if (!file) return null
  const chosen = await ask({ kind })
  const format = formatById(chosen)
  if (!format) return null
  const own = keepsOwn(file, format.id)
  const choices = appStore.getState().settings.formatChoices[format.id] ?? {}
  const written = own
    ? file
    : { ...file, format: format.id, source: null, encoding: 'utf-8', bom: false, choices }
  const { encoding, bom } = written
  const text = await textOf(written)
  if (text === null) return null
  const isSame = format.id === file.format
  const extension = isSame
    ? (/\.([^.]+)$/.exec(file.name)?.[1] ?? format.extensions[0])
    : format.extensions[0]
  const result = await host.saveTranscriptAs({
    text,
    encoding,
    bom,
    suggestedName: `${file.name.replace(/\.[^.]{1,5}$/, '')}.${extension}`,
    beside: file.grant,
    filter: { name: toText(format.name), extension: extension ?? 'txt' },
  })
  if (!result.ok) reportFailure(file.name, result)
  return result.ok && result.value ? { ...written, ...result.value, sure: true } : null
}

/** True when a file in this format is the file as it was read, with only what changed. */
export function keepsOwn(file: TranscriptFile, format: string): boolean {
  return format === file.format && file.source !== null
}

/** Asks about unsaved changes before the transcript goes away. True when it may go. */
export async function confirmLeaving(): Promise<boolean> {
  const state = documentStore.getState()
  if (!selectUnsaved(state) || !state.file) return true
  const choice = await ask({ kind: 'unsaved', name: state.file.name })
  return choice === 'discard' || (choice === 'save' && (await save()))
}

/** Closes the open dialog without an answer. */
export function dismissDialog(): void {
  answer('cancel')
}

/** Says why a file could not be written, and what to do. `name` counts when the user has chosen no other file. */
export function reportFailure(name: string, { reason, detail, name: chosen = name }: Failed): void {
  const what = reason === 'failed' ? t('failure.failedBecause', { detail }) : t(`failure.${reason}`)
  report({ name: chosen, what, advice: t(`failure.advice.${reason}`) })
}
