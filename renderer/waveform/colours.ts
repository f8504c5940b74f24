import { speakerHue } from '../state/speakers.ts'

/** The tokens' colours, resolved by the browser: a canvas knows neither `var()` nor forced colours. */
export type Colours = {
  readonly paper: string
  readonly sunken: string
  readonly line: string
  readonly strong: string
  readonly ink: string
  readonly soft: string
  readonly accent: string
  readonly wave: string
  /** The n-th speaker; null = no speaker. */
  readonly speaker: (n: number | null) => string
  /** True in forced colours: fewer colours, more outlines. */
  readonly forced: boolean
  /** Font of the interface, for labels. */
  readonly font: string
}

const forcedColours = matchMedia('(forced-colors: active)')

/** Reads the tokens at `probe`, a hidden element. */
export function readColours(probe: HTMLElement): Colours {
  const style = getComputedStyle(probe)
  const resolve = (token: string) => {
    probe.style.color = `var(${token})`
    return style.color
  }
  const forced = forcedColours.matches
  const ink = resolve('--ink')
  const strong = resolve('--line-strong')
  const lightness = style.getPropertyValue('--speaker-l').trim()
  const chroma = style.getPropertyValue('--speaker-c').trim()
  const speakers = new Map<number, string>()
  function speaker(n: number | null): string {
    if (forced) return ink
    if (n === null) return strong
    const known = speakers.get(n) ?? `oklch(${lightness} ${chroma} ${speakerHue(n)})`
    speakers.set(n, known)
    return known
  }
  return {
    paper: resolve('--paper'),
    sunken: resolve('--sunken'),
    line: resolve('--line'),
    strong,
    ink,
    soft: resolve('--soft'),
    accent: resolve('--accent'),
    wave: resolve('--wave'),
    speaker,
    forced,
    font: style.fontFamily,
  }
}

/** Calls `listener` when the colours may have changed: theme, forced colours. */
export function watchColours(listener: () => void, signal: AbortSignal): void {
  const observer = new MutationObserver(listener)
  observer.observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['data-theme', 'class', 'style'],
  })
  signal.addEventListener('abort', () => observer.disconnect(), { once: true })
  forcedColours.addEventListener('change', listener, { signal })
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', listener, { signal })
}
