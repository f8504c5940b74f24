import { expect, vi } from 'vitest'
import { render } from 'vitest-browser-react'
import { loadWaveform } from '../../../renderer/analysis/waveform-data.ts'
import * as player from '../../../renderer/playback/player.ts'
import { loadDocument } from '../../../renderer/state/document.ts'
import { sessionStore } from '../../../renderer/state/session.ts'
import { Waveform } from '../../../renderer/waveform/waveform.tsx'
import { encodeRecord, type PeaksRecord } from '../../../shared/media/peaks/peaks-stream.ts'
import type { Segment } from '../../../shared/model/transcript.ts'
import { until } from '../../until.ts'
import { frames } from '../frames.ts'

const realFetch = globalThis.fetch

/** What main answers to the question for the waveform. */
export function answerPeaks(...records: PeaksRecord[]): void {
  vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) =>
    typeof input === 'string' && input.includes('#peaks?')
      ? Promise.resolve(new Response(new Blob(records.flatMap(encodeRecord) as BlobPart[])))
      : realFetch(input, init),
  )
}

/** Shows the waveform of the audio at `url`, whose exact address is `url` and `exact`, the playhead at `ms`. */
export async function showWaveform(url: string, ms = 0): Promise<{ stage: HTMLElement }> {
  const exact = { url: `${url}exact`, skipMs: 0, durationMs: null, isCutOff: false }
  sessionStore.setState({
    audio: { grant: 'g', name: 'beeps.wav', url, exact, promisedMs: null, kind: 'WAV', place: null },
  })
  player.load({ url, exact, promisedMs: null }, ms)
  loadWaveform(url, 0)
  await render(<Waveform />)
  await until(() => expect(wavesurfer()).toBeDefined())
  await settled()
  const stage = document.querySelector<HTMLElement>('[role=slider]')
  if (!stage) throw new Error('no waveform')
  return { stage }
}

function wavesurfer(): ShadowRoot | undefined {
  const inside = [...document.querySelectorAll('[role=slider] *')]
  return inside.find((element) => element.shadowRoot)?.shadowRoot ?? undefined
}

/** Puts lines in place as if they had been read from an SRT file. */
export function load(segments: Segment[]): void {
  const file = {
    grant: 't',
    name: 't.srt',
    format: 'srt',
    encoding: 'utf-8',
    bom: false,
    sure: true,
    stamp: '',
    source: null,
  }
  loadDocument(file, { transcript: { segments }, title: null, diagnostics: [] } as unknown as Parameters<
    typeof loadDocument
  >[1])
}

/** A pointer of the mouse at `x` px of the stage. */
export function pointer(
  stage: HTMLElement,
  type: 'pointerdown' | 'pointermove' | 'pointerup' | 'pointercancel',
  x: number,
  init: PointerEventInit = {},
): void {
  const { left, top } = stage.getBoundingClientRect()
  stage.dispatchEvent(
    new PointerEvent(type, {
      button: type === 'pointermove' ? -1 : 0,
      clientX: left + x,
      clientY: top + 60,
      pointerId: 1,
      pointerType: 'mouse',
      bubbles: true,
      ...init,
    }),
  )
}

/** A key, wherever the focus is. */
export function key(type: 'keydown' | 'keyup', name: string, init: KeyboardEventInit = {}): void {
  document.body.dispatchEvent(
    new KeyboardEvent(type, { key: name, bubbles: true, cancelable: true, ...init }),
  )
}

/** Two frames: what was asked for is drawn. */
export async function settled(): Promise<void> {
  await frames(2)
}
