import { isSameContent } from '../files/stamp.ts'
import { stampNow } from '../files/write-text.ts'
import type { Kept } from './journal-file.ts'

/** A record of ours, which may name files. */
export function ours(value: object): Kept {
  return { by: 'main', text: JSON.stringify(value) }
}

/** Tells that the text is about to be replaced by what has this stamp. */
export function foretelling(stamp: string): Kept {
  return ours({ writes: stamp })
}

/** The stamp of what was being written when the records end; null = nothing was. */
export function foretoldIn(records: readonly Kept[]): string | null {
  let stamp: string | null = null
  for (const { by, text } of records) {
    const { writes } = by === 'main' ? (parse(text) as { readonly writes?: unknown }) : {}
    if (typeof writes === 'string') stamp = writes
    else if (by === 'page' && ['saved', 'written'].includes(stepIn(text))) stamp = null
  }
  return stamp
}

/** The stamp of the text where it holds what was foretold; null where it does not. */
export async function stampIfWritten(text: string, foretold: string | null): Promise<string | null> {
  const stamp = foretold === null ? null : await stampNow(text).catch(() => null)
  return stamp !== null && foretold !== null && isSameContent(stamp, foretold) ? stamp : null
}

/** How many edits of the page are not in the text: since it was saved, or began to be and holds that. */
export async function unsavedEdits(records: readonly Kept[], text: string): Promise<number> {
  const { edits, ifWritten } = editsIn(records)
  if (edits === ifWritten) return edits
  return (await stampIfWritten(text, foretoldIn(records))) === null ? edits : ifWritten
}

/** How many steps changed the transcript since it was saved, or since that was begun last. */
function editsIn(records: readonly Kept[]): { readonly edits: number; readonly ifWritten: number } {
  let [edits, ifWritten] = [0, 0]
  for (const { by, text } of records) {
    if (by !== 'page') continue
    const step = stepIn(text)
    if (step === 'edit' || step === 'undo' || step === 'redo') {
      edits++
      ifWritten++
    } else if (step === 'saving') ifWritten = afterSaving(text, edits)
    else if (step === 'saved') edits = ifWritten = afterSaving(text, edits)
    else if (step === 'written') edits = ifWritten
  }
  return { edits, ifWritten }
}

/** What a record of the page says that was done; empty for an edit that the text has no place for. */
function stepIn(text: string): string {
  return /^\{"do":"(\w+)"(?!,"inFile":false)/.exec(text)?.[1] ?? ''
}

/** A record that tells of a save is no longer than this (characters). */
export const LONGEST_SAVE = 100_000

/** Edits may have been made while the file was written, and what was written may have been undone. */
function afterSaving(text: string, edits: number): number {
  // What the page has written may be anything: a list of a hundred million values would end the program.
  const { tip } = parse(text.length > LONGEST_SAVE ? '' : text) as { readonly tip?: unknown }
  return typeof tip === 'number' ? tip : tip === 'gone' ? 1 : edits
}

/** The object in a record; an empty one when it is none. */
export function parse(text: string): object {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}
