/** Where the page comes from; nobody else may ask for anything. */
export const APP_ORIGIN = 'app://earmark'
export const PAGE_URL = `${APP_ORIGIN}/index.html`

/** What an answer is beside its body; with a `nonce` it is a page, whose style elements carry it. */
type Answer = {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly nonce?: string
}

type Body = ConstructorParameters<typeof Response>[0] | null

/** Makes every answer of `app:` and `media:`, so that none is without its locks, a failure neither. */
export function answer(body: Body, { status = 200, headers, nonce }: Answer = {}): Response {
  return new Response(body, { status, headers: { ...headers, ...locks(nonce) } })
}

/** What nobody may do with an answer. A worker has the policy of its own script. */
function locks(nonce: string | undefined): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': policy(nonce),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'X-DNS-Prefetch-Control': 'off',
  }
}

/**
 * Scripts are our own files only. wavesurfer puts a style element into its shadow root, hence the nonce. The
 * sandbox takes from the page what it never does: windows, downloads, printing, messages of the system. The
 * one policy for trusted types is that of `renderer/trusted-types.ts`.
 */
function policy(nonce: string | undefined): string {
  const directives = [
    ['default-src', "'none'"],
    ['script-src', "'self'"],
    ['worker-src', "'self'"],
    ['style-src', "'self'", ...(nonce === undefined ? [] : [`'nonce-${nonce}'`])],
    ['font-src', "'self'"],
    ['media-src', 'media:'],
    ['connect-src', 'media:'],
    ['base-uri', "'none'"],
    ['form-action', "'none'"],
    ['frame-ancestors', "'none'"],
    ['sandbox', 'allow-scripts', 'allow-same-origin', 'allow-forms'],
    ['require-trusted-types-for', "'script'"],
    ['trusted-types', 'default'],
  ]
  return directives.map((words) => words.join(' ')).join('; ')
}
