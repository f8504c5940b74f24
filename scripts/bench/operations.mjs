// How long operations take on 20 000 lines with ten words each, beside a copy of the same lines and words.
import { loadShared } from './bundle.mjs'
import { row } from './rows.mjs'

const LINES = 20_000
const WORDS = 10
const LINE_MS = 2000
/** The first runs, in which the engine still learns, are no figures. */
const WARM_UP = 5
const RUNS = 15
const TIMING = ['ripple', 'stretch', 'apply-drift', 'check', 'fixes', 'revert', 'snap-to-speech']

/** Rows of the time that operations take which reach all lines. */
export async function measureOperations({ folder, short }) {
  const shared = await loadShared(folder, [
    'shared/model/transcript.ts',
    'shared/model/edit.ts',
    ...TIMING.map((name) => `shared/timing/${name}.ts`),
    'shared/lines/regroup.ts',
  ])
  const count = short ? 500 : LINES
  const transcript = linesWithWords(shared, count)
  return Object.entries(operations(shared, transcript)).map(([title, work]) => {
    const ours = []
    const theirs = []
    for (let run = 0; run < (short ? 1 : WARM_UP + RUNS); run++) {
      // In turn, so that whatever else the machine does falls on both.
      const [own, copy] = [time(() => work(run)), time(() => copied(transcript))]
      if (!short && run < WARM_UP) continue
      ours.push(own)
      theirs.push(copy)
    }
    return row(`${title}, ${count.toLocaleString('en')} lines with ten words each`, 'ms', ours, {
      what: 'a copy of all lines and words',
      values: theirs,
    })
  })
}

/** Operations by what they do; `run` makes each run do something else. */
function operations(shared, transcript) {
  const options = { label: 'x', durationMs: 1e9 }
  const last = transcript.segments.length - 1
  const middle = last >> 1
  const limits = { ...shared.CHECK_DEFAULTS, durationMs: options.durationMs }
  const moved = shared.apply(shared.ripple(transcript, 0, 500, options).edit, transcript)
  const onsets = transcript.segments.map(({ start }) => ({ ms: start + 90, strength: 0.7 }))
  return {
    'All lines later': (run) => shared.ripple(transcript, 0, 100 + run, options),
    'All lines later once more': (run) => shared.ripple(moved, 0, 700 + run, options),
    'All lines in proportion': (run) =>
      shared.stretchBetween(transcript, middle, middle * LINE_MS + 100 + run, options),
    'All lines by a drift': (run) =>
      shared.applyDrift(transcript, { kind: 'rate', ratio: 1.0001, offset: run, known: null }, options),
    'Checking all lines': () => shared.check(transcript, limits),
    'Putting all lines right': () =>
      shared.fixes(transcript, shared.check(transcript, limits), { ...limits, ...options }),
    'All lines back to the file': () => shared.revert(moved, moved.segments.keys(), options),
    'All lines to speech': () =>
      shared.snapToSpeech(transcript, {
        from: 0,
        to: last,
        onsets,
        radius: 1200,
        mark: 'estimated',
        label: 'x',
      }),
    'All lines cut anew': () => shared.regroup(transcript, 'sentence', { newId: (n) => `n${n}`, label: 'x' }),
  }
}

function linesWithWords({ createSegment }, count) {
  const segments = Array.from({ length: count }, (_, i) => {
    const start = i * LINE_MS
    const words = Array.from({ length: WORDS }, (_, k) => ({
      text: `${k > 0 ? ' ' : ''}word${(i + k) % 50}${k === WORDS - 1 && i % 3 > 0 ? '.' : ''}`,
      start: start + k * 190,
      end: start + k * 190 + 180,
    }))
    return createSegment(
      `s${i + 1}`,
      start,
      start + 1900 + (i % 7) * 40,
      words.map(({ text }) => text).join(''),
      {
        words,
        speaker: i % 9 < 5 ? 'Ann' : 'Ben',
      },
    )
  })
  return { segments }
}

function copied({ segments }) {
  return segments.map((line) => ({ ...line, words: line.words.map((word) => ({ ...word })) }))
}

function time(work) {
  const began = performance.now()
  work()
  return performance.now() - began
}
