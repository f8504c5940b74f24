import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { noticeNames, parseArgument, type RequestName, requestSchemas } from '../../shared/contract.ts'
import { EXAMPLES, journal, place, save } from '../contract-examples.ts'

const refused: readonly (readonly [RequestName, unknown])[] = [
  ['hello', undefined],
  ['hello', 'hello'],
  ['openFiles', {}],
  ['openFiles', { paths: [''] }],
  ['openFiles', { paths: '/talks/a.mp3' }],
  ['openFiles', { paths: Array.from({ length: 101 }, () => 'a') }],
  ['openCandidate', { grant: 'g'.repeat(65) }],
  ['openCandidate', { grant: 7 }],
  ['redecode', { grant: 'g', encoding: 'nonsense' }],
  ['saveTranscript', { ...save, force: 'yes' }],
  ['saveTranscript', { ...save, expect: null }],
  ['saveTranscript', { ...save, grant: undefined }],
  ['rememberPlace', { ...place, positionMs: -1 }],
  ['rememberPlace', { ...place, positionMs: Number.NaN }],
  ['rememberPlace', { ...place, durationMs: Infinity }],
  ['rememberPlace', { ...place, rate: 0 }],
  ['rememberPlace', { ...place, title: 'x'.repeat(1025) }],
  [
    'storeCompanion',
    {
      audio: 'a',
      text: null,
      companion: { chapters: [{ start: -1 }], notes: '', lineNotes: [], article: null, page: null },
    },
  ],
  [
    'storeCompanion',
    {
      audio: 'a',
      text: null,
      companion: {
        chapters: null,
        notes: '',
        lineNotes: [],
        originals: [{ name: 'a', since: { at: 1, by: 'opened' }, lines: [[0, 1000, 1.5, [900]]] }],
        article: null,
        page: null,
      },
    },
  ],
  ['writeSettings', { theme: 'pink' }],
  ['writeSettings', { textSize: 1 }],
  ['writeSettings', { keyChanges: { 'edit.split': ['Tab'] } }],
  ['writeSettings', { keyChanges: { 'edit.split': 'F9' } }],
  ['writeSettings', { keyChanges: { '../split': ['F9'] } }],
  ['exportKeys', { text: 'x'.repeat(200_001) }],
  ['describeKeys', { names: { KeyY: 'much too long' } }],
  ['answerClose', {}],
  ['writeJournal', { journal: 'j', text: 't', audio: null, records: ['{}\n00000000 m {}'] }],
  ['beginJournal', { ...journal, text: '/etc/shadow'.repeat(9), body: null }],
  ['writeJournal', { journal: 'j', text: 't', audio: null, records: [{}] }],
  ['recover', { journal: 'j'.repeat(65) }],
  ['readVersion', { grant: 't', number: '../1', encoding: 'utf-8' }],
  ['storeDelays', { mp3: 2000, aac: 0, atRates: [] }],
  ['copyText', { text: 7 }],
]

describe('parseArgument', () => {
  it.each(EXAMPLES)('%s takes %j', (name, argument) => {
    expect(parseArgument(name, argument)).toEqual({ ok: true, value: argument })
  })

  it.each(refused)('%s refuses %j and says its name', (name, argument) => {
    const result = parseArgument(name, argument)
    expect(result).toMatchObject({ ok: false, reason: 'bad-request' })
    expect(result.ok ? '' : result.detail).toMatch(new RegExp(`^${name}: .`))
  })

  it('is tried above with every request', () => {
    expect(new Set(EXAMPLES.map(([name]) => name))).toEqual(new Set(Object.keys(requestSchemas)))
  })

  it('leaves out what is not in the contract', () => {
    expect(parseArgument('openCandidate', { grant: 'g', path: '/etc/passwd' })).toEqual({
      ok: true,
      value: { grant: 'g' },
    })
  })

  it('never throws', () => {
    const name = fc.constantFrom(...(Object.keys(requestSchemas) as RequestName[]))
    fc.assert(
      fc.property(name, fc.anything(), (request, argument) => {
        expect(typeof parseArgument(request, argument).ok).toBe('boolean')
      }),
    )
  })
})

describe('names', () => {
  it('of notices and requests differ', () => {
    expect(noticeNames.filter((name) => name in requestSchemas)).toEqual([])
    expect<readonly string[]>(noticeNames).not.toContain('on')
  })
})

/** The parts of a schema, as far as tests look into it. */
type Part = {
  readonly type: string
  readonly checks?: readonly unknown[]
  readonly shape?: Readonly<Record<string, Schema>>
  readonly element?: Schema
  readonly innerType?: Schema
  readonly items?: readonly Schema[]
  readonly rest?: Schema | null
  readonly options?: readonly Schema[]
  readonly keyType?: Schema
  readonly valueType?: Schema
}
type Schema = { readonly def: Part; readonly safeParse?: (value: unknown) => { readonly success: boolean } }

/** Longer than any text that the app reads; costs no memory before it is looked at. */
const ENDLESS = 'a'.repeat(2 ** 29 - 25)

/** Where a schema takes texts or lists of any length, by its path. */
function endlessIn({ def, safeParse }: Schema, path: string, isChecked = false): string[] {
  const { shape, element, innerType, items, rest, options, keyType, valueType } = def
  const inner = [
    ...Object.entries(shape ?? {}).map(([key, part]) => [part, `${path}.${key}`] as const),
    ...[element, innerType, rest, keyType, valueType, ...(items ?? []), ...(options ?? [])].flatMap((part) =>
      part ? [[part, path] as const] : [],
    ),
  ]
  const own =
    (def.type === 'string' && safeParse?.(ENDLESS).success === true) ||
    (/^(?:array|record)$/.test(def.type) && !isChecked && def.checks === undefined)
  // What is checked around a list counts for it.
  const around = innerType !== undefined && (isChecked || def.checks !== undefined)
  return [...(own ? [path] : []), ...inner.flatMap(([part, at]) => endlessIn(part, at, around))]
}

it('takes no text and no list of any length', () => {
  const open = z.object({ a: z.optional(z.array(z.string())), b: z.string().check(z.maxLength(5)) })
  expect(endlessIn(open as unknown as Schema, 'x')).toEqual(['x.a', 'x.a'])
  for (const [name, schema] of Object.entries(requestSchemas))
    expect(endlessIn(schema as unknown as Schema, name)).toEqual([])
})
