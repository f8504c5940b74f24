import { append } from '../../../shared/base/append.ts'
import type { Argument } from '../../../shared/contract.ts'
import type { ReadResult } from '../../../shared/formats/index.ts'
import { fingerprintOf } from '../../../shared/journal/fingerprint.ts'
import type { HowRead } from '../../../shared/journal/how-read.ts'
import { recordOf, type Step } from '../../../shared/journal/record.ts'
import { host } from '../../host.ts'
import type { TranscriptFile } from '../../state/document.ts'

/** The files of an episode, by their grants, and where the user is in it: as they are when it is written. */
export type Present = {
  readonly text: string
  readonly audio: string | null
  readonly place: Extract<Step, { do: 'place' }>
}

/** The journal of one document. */
export type DocumentJournal = {
  /** Takes down what happened; nothing is written yet. True when it is something that would be lost. */
  readonly take: (step: Step) => boolean
  /** Writes what is not written yet. Null when all is; else why not, and it is tried again with the next. */
  readonly write: (present: Present) => Promise<Failed | null>
  /** Ends it: what it holds goes, or is kept for a while. */
  readonly leave: (keep: boolean) => Promise<void>
}
type Failed = Extract<Awaited<ReturnType<typeof host.writeJournal>>, { ok: false }>

/** A journal that there is already, of a document that was brought back; what is to be added to it first. */
export type Begun = { readonly id: string; readonly records: readonly string[] }

/** The journal of a document: begun with its first edit on what was read, or one that goes on. */
export function createDocumentJournal(file: TranscriptFile, from: ReadResult | Begun): DocumentJournal {
  let journal = 'id' in from ? from.id : null
  const steps: Step[] = []
  const packed: string[] = 'id' in from ? [...from.records] : []
  let work: Promise<Failed | null> = Promise.resolve(null)

  async function writeNow({ text, audio, place }: Present): Promise<Failed | null> {
    if (steps.length > 0 || packed.length > 0) {
      // The lines that an edit replaces are let go of once it is packed.
      append(packed, steps.splice(0).map(recordOf))
      if (packed.at(-1) !== recordOf(place)) packed.push(recordOf(place))
    }
    if (packed.length === 0) return null
    if (journal === null && !('id' in from)) {
      const begun = await begin(file, from, audio)
      if (!begun.ok) return begun
      journal = begun.value.journal
    }
    if (journal === null) return null
    const records = packed.slice()
    const result = await host.writeJournal({ journal, records, text, audio })
    if (!result.ok) return result
    packed.splice(0, records.length)
    return null
  }

  return {
    take: (step) => {
      // That a file without edits is saved tells nothing.
      if (step.do === 'saving' && journal === null && steps.length === 0) return false
      steps.push(step)
      return step.do !== 'bring' && step.do !== 'place'
    },
    write: (present) => {
      work = work.then(() => writeNow(present))
      return work
    },
    leave: async (keep) => {
      await work
      if (journal !== null) await host.leaveJournal({ journal, keep })
    },
  }
}

/** Begins a journal with the text on disk, or with the page's when another one is there by now. */
async function begin(
  { grant, encoding, bom, sure, stamp }: TranscriptFile,
  reading: ReadResult,
  audio: string | null,
) {
  const how = JSON.stringify(howRead(reading))
  const beginning = { text: grant, audio, stamp, encoding, bom, sure, how }
  const begun = await host.beginJournal({ ...beginning, body: null })
  if (begun.ok || begun.reason !== 'changed-outside') return begun
  return host.beginJournal({ ...beginning, body: reading.text } satisfies Argument<'beginJournal'>)
}

function howRead({ name, format, hint, byHand, transcript }: ReadResult): HowRead {
  return {
    name,
    format,
    durationMs: hint?.durationMs ?? null,
    ...(hint?.times && { times: hint.times }),
    ...(byHand && { byHand }),
    lines: fingerprintOf(transcript.segments),
  }
}
