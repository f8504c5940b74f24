import type { Answers, Argument, Problem, Result, SavedAs } from '../../../shared/contract.ts'
import { formatById } from '../../../shared/formats/index.ts'
import { fittingFileName } from '../../../shared/names.ts'
import type { Settings } from '../../../shared/settings.ts'
import { t, toText } from '../../../shared/words/speak.ts'
import type { DocumentState, TranscriptFile } from '../../state/document.ts'
import { selectUnsaved } from '../../state/selectors.ts'
import type { Dialog } from '../../state/session.ts'
import type { Answer } from '../ask.ts'
import { failureOf } from './failure.ts'
import type { Written } from './large-text.ts'
import { lossesOf } from './save-losses.ts'

/** A file that is to be written. `force` = also over what another program has written there. */
export type Writing = { readonly file: TranscriptFile; readonly force: boolean }

/** A question that comes up while saving. */
type Question = Extract<Dialog, { kind: 'lossy' | 'changed-outside' | 'unencodable' }>

/** Where saving stands. `elsewhere` = the user wants another file. */
export type Saving =
  | { readonly is: 'asking'; readonly question: Question; readonly writing: Writing }
  | { readonly is: 'writing'; readonly writing: Writing }
  | { readonly is: 'elsewhere' }
  /** The user looks at what stands on the disk before answering. */
  | { readonly is: 'comparing'; readonly question: Question; readonly writing: Writing }
  /** `isKept` = the version that was replaced is among the earlier ones. */
  | { readonly is: 'saved'; readonly file: TranscriptFile; readonly isKept: boolean }
  | { readonly is: 'over'; readonly problem: Problem | null }

/**
 * Saving begins: at once, or with what the file has no place for. Without a file there is nothing to save.
 */
export function beginSaving({ file, transcript }: Pick<DocumentState, 'file' | 'transcript'>): Saving {
  if (!file) return { is: 'over', problem: null }
  const writing: Writing = { file, force: false }
  const losses = lossesOf(file, transcript)
  if (losses.length === 0) return { is: 'writing', writing }
  return { is: 'asking', question: { kind: 'lossy', format: file.format, losses }, writing }
}

/** The answer that has each question written after all, and how. */
const AGREED: { readonly [K in Question['kind']]: readonly [Answer, (writing: Writing) => Writing] } = {
  lossy: ['save', (writing) => writing],
  'changed-outside': ['overwrite', ({ file }) => ({ file, force: true })],
  unencodable: ['utf-8', ({ file, force }) => ({ file: { ...file, encoding: 'utf-8' }, force })],
}

/** What follows from the user's answer. */
export function afterAnswer(
  { question, writing }: Extract<Saving, { is: 'asking' }>,
  answer: Answer,
): Saving {
  const [agreed, then] = AGREED[question.kind]
  if (answer === agreed) return { is: 'writing', writing: then(writing) }
  if (answer === 'compare') return { is: 'comparing', question, writing }
  if (answer === 'save-as' && question.kind !== 'unencodable') return { is: 'elsewhere' }
  return { is: 'over', problem: null }
}

/** What main is asked to write. */
export function requestOf({ file, force }: Writing, text: string): Argument<'saveTranscript'> {
  const { grant, encoding, bom, stamp } = file
  return { grant, text, encoding, bom, expect: stamp, force }
}

/** What follows from the answer of main. */
export function afterWriting(writing: Writing, result: Result<Answers['saveTranscript']>): Saving {
  const { file } = writing
  const { name, encoding } = file
  if (result.ok) {
    const { stamp, isKept } = result.value
    return { is: 'saved', file: { ...file, stamp }, isKept }
  }
  if (result.reason === 'changed-outside')
    return { is: 'asking', question: { kind: 'changed-outside', name }, writing }
  if (result.reason === 'unencodable')
    return { is: 'asking', question: { kind: 'unencodable', name, encoding }, writing }
  return { is: 'over', problem: failureOf(name, result) }
}

/** What came of making the text of a file; `broken` = it could not be made at all. */
export type Made = Written | { readonly kind: 'broken'; readonly cause: unknown }

/**
 * Why there is no text; null when there is, or when that was cancelled. A damaged file cannot take the
 * changes when parts of it lie in one another.
 */
export function whyNoText(name: string, made: Made): Problem | null {
  if (made.kind === 'refused')
    return { name, what: t('say.fileDamagedWhere'), advice: t('say.useSaveChoose') }
  if (made.kind !== 'broken') return null
  const { cause } = made
  const detail = cause instanceof Error ? cause.message : String(cause)
  return failureOf(name, { ok: false, reason: 'failed', detail })
}

/** A new file: what it is, and what main is to be told of its place. */
export type Copy = {
  readonly file: TranscriptFile
  readonly place: Pick<Argument<'saveTranscriptAs'>, 'suggestedName' | 'beside' | 'filter'>
}

/** The copy of a file in the chosen format; null when no format was chosen. */
export function planCopy(
  file: TranscriptFile,
  chosen: Answer,
  { formatChoices }: Pick<Settings, 'formatChoices'>,
): Copy | null {
  const format = formatById(chosen)
  if (!format) return null
  const { id, name, extensions } = format
  const choices = formatChoices[id] ?? {}
  const fresh = { ...file, format: id, source: null, encoding: 'utf-8', bom: false, choices }
  const ownExtension = id === file.format ? /\.(\w{1,10})$/.exec(file.name)?.[1] : undefined
  const extension = ownExtension ?? extensions[0]
  return {
    file: keepsOwn(file, id) ? file : fresh,
    place: {
      suggestedName: fittingFileName(`${file.name.replace(/\.[^.]{1,5}$/, '')}.${extension}`),
      beside: file.grant,
      filter: { name: toText(name), extension: extension ?? 'txt' },
    },
  }
}

/** The copy where the user has put it. */
export function putAt({ file }: Copy, { grant, name, stamp }: SavedAs): TranscriptFile {
  return { ...file, grant, name, stamp, sure: true }
}

/** What is said when a file was saved, but not the version that it replaced. */
export function unkeptVersion(name: string): Problem {
  return { name, what: t('say.earlierNotKept'), advice: t('say.makeRoomForVersions') }
}

/** True when a file in this format is the file as it was read, with only what changed. */
export function keepsOwn(file: TranscriptFile, format: string): boolean {
  return format === file.format && file.source !== null
}

/** What is asked before the transcript goes away; null when all of it is on disk. */
export function questionOnLeaving(document: DocumentState): Extract<Dialog, { kind: 'unsaved' }> | null {
  const { file } = document
  return selectUnsaved(document) && file ? { kind: 'unsaved', name: file.name } : null
}

/** What becomes of the transcript then: it goes, it goes once it is saved, or it stays. */
export function afterLeaving(answer: Answer): 'go' | 'save' | 'stay' {
  return answer === 'discard' ? 'go' : answer === 'save' ? 'save' : 'stay'
}
