import { expect, it } from 'vitest'
import { createAudio, failureOf } from '../../../renderer/playback/element.ts'
import { until } from '../../until.ts'
import { wav } from '../beeps.ts'

it('an element keeps the pitch, and has not failed while it plays', async () => {
  const audio = createAudio()
  const url = URL.createObjectURL(wav(1))
  audio.src = url
  await until(() => expect(audio.readyState).toBeGreaterThanOrEqual(2))
  expect([audio.preservesPitch, failureOf(audio)]).toEqual([true, null])
  audio.remove()
  URL.revokeObjectURL(url)
})

it('what was never played has failed by itself, not for want of an output', async () => {
  const audio = createAudio()
  const url = URL.createObjectURL(new Blob(['no sound at all'], { type: 'audio/mpeg' }))
  audio.src = url
  await until(() => expect(failureOf(audio)).toEqual({ isOutput: false, hasPlayed: false }))
  audio.remove()
  URL.revokeObjectURL(url)
})

it('tells what failed of the output from what failed of the sound', () => {
  const failed = (message: string, readyState: number) =>
    failureOf({ error: { message }, readyState } as HTMLAudioElement)
  expect(failed('AUDIO_RENDERER_ERROR: audio render error', 4)).toEqual({ isOutput: true, hasPlayed: true })
  expect(failed('PIPELINE_ERROR_DECODE', 2)).toEqual({ isOutput: false, hasPlayed: true })
})
