import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const renderer = path.resolve(import.meta.dirname, '../renderer')

/** Files of the page with one of these endings, by their path in renderer/. */
function filesOf(pattern: RegExp): string[] {
  return readdirSync(renderer, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll(path.sep, '/'))
    .filter((name) => pattern.test(name))
    .sort()
}

const linesOf = (file: string) => readFileSync(path.join(renderer, file), 'utf8').split('\n')

/** Declarations that name a side of the screen instead of the beginning and the end of a line of text. */
const PHYSICAL = [
  /^(left|right|float|clear):/,
  /^(margin|padding|border|scroll-margin|scroll-padding)-(left|right)\b/,
  /^border-(top|bottom)-(left|right)-radius:/,
  /^text-align: (left|right);/,
  /^transform-origin:.*\b(left|right)\b/,
]

/** `10px 4px 10px 8px`: a right and a left side that differ. */
function isLopsided(declaration: string): boolean {
  const values = /^(?:margin|padding|inset|border-width|border-style|border-color): (.*);$/.exec(declaration)
  const parts = values?.[1]?.match(/(?:[^\s()]|\([^()]*(?:\([^()]*\)[^()]*)*\))+/g) ?? []
  return parts.length === 4 && parts[1] !== parts[3]
}

/** Where a side of the screen is meant. */
const MEANT: Readonly<Record<string, string>> = {
  'app.module.css left: 50%;': 'centred together with translateX, which is physical as well',
  'list/follow-chip.module.css left: 50%;': 'centred together with translateX',
  'ui/progress-box.module.css left: 50%;': 'centred together with translateX',
  'waveform/waveform.module.css transform-origin: left;': 'on the time axis, which runs from left to right',
  'transcript/speaker-menu.tsx menu.style.left =': 'measured on the screen, for either direction',
}

it('styles name the beginning and the end of lines, so that an interface from right to left is mirrored', () => {
  const found = filesOf(/\.css$/).flatMap((file) =>
    linesOf(file)
      .map((line) => line.trim())
      .filter((line) => PHYSICAL.some((pattern) => pattern.test(line)) || isLopsided(line))
      .map((line) => `${file} ${line}`),
  )
  const inCode = filesOf(/\.tsx?$/).flatMap((file) =>
    linesOf(file).flatMap((line) => {
      const set = /\w+\.style\.(left|right|margin(Left|Right)|padding(Left|Right)|textAlign|float) =/.exec(
        line,
      )
      const inline = /style=\{.*\b(left|right|margin(Left|Right)|padding(Left|Right)|textAlign|float):/.exec(
        line,
      )
      return set || inline ? [`${file} ${(set ?? inline)?.[0]}`] : []
    }),
  )
  expect([...found, ...inCode].sort()).toEqual(Object.keys(MEANT).sort())
})

it('the waveform runs from left to right in any interface', () => {
  expect(linesOf('waveform/waveform.module.css').join('\n')).toMatch(/\.dock \{\s+direction: ltr;/)
})

it('font sizes and radii are tokens', () => {
  const written = filesOf(/\.css$/)
    .filter((file) => file !== 'styles/tokens.css')
    .flatMap((file) => linesOf(file).map((line) => `${file} ${line.trim()}`))
    .filter((line) => / (font|font-size|border-radius): [^;]*\b\d+(\.\d+)?px( \/|;)/.test(line))
  expect(written).toEqual([])
})
