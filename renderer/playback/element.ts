/** What the engine says of the output of sound, when that fails and not what is to be played. */
const OUTPUT = 'AUDIO_RENDERER_ERROR'

/** Why it has stopped. `isOutput` = the sound has nowhere to go; `hasPlayed` = it could play before. */
export type EngineFailure = { readonly isOutput: boolean; readonly hasPlayed: boolean }

/** An element in the page that plays audio. */
export function createAudio(): HTMLAudioElement {
  const element = document.createElement('audio')
  element.preload = 'auto'
  element.crossOrigin = 'anonymous'
  element.preservesPitch = true
  document.body.append(element)
  return element
}

/** Why an element has stopped; null when it has not. */
export function failureOf({ error, readyState }: HTMLAudioElement): EngineFailure | null {
  if (!error) return null
  const { HAVE_CURRENT_DATA } = HTMLMediaElement
  return { isOutput: error.message.startsWith(OUTPUT), hasPlayed: readyState >= HAVE_CURRENT_DATA }
}
