/** The few calls of the browser's Trusted Types that TypeScript does not know yet. */
type TrustedTypes = {
  readonly createPolicy: (
    name: string,
    rules: Readonly<Record<'createHTML' | 'createScriptURL', (text: string) => string | null>>,
  ) => unknown
}

/** What wavesurfer.js builds its shadow root of: one style element, and plain boxes with nothing in them. */
const STYLE = /^\s*<style(?: nonce="[\w+/=]*")?>[^<]*<\/style>/
const BOX = /<div class="[a-z]+" part="[a-z]+">|<\/div>|\s+/g

/** Whether markup is that of wavesurfer.js, or none at all: nothing in it can run. */
export function isHarmlessMarkup(html: string): boolean {
  return html.replace(STYLE, '').replace(BOX, '') === ''
}

/** Whether an address is that of a worker built with the page at `pageUrl`. */
export function isOurWorker(url: string, pageUrl: string): boolean {
  const folder = new URL('assets/', pageUrl).href
  const { href } = new URL(url, pageUrl)
  return href.startsWith(folder) && /^[\w-]+-worker-[\w-]+\.js$/.test(href.slice(folder.length))
}

/**
 * Main's policy lets no text become markup or the address of a script unless this lets it through; text never
 * becomes a script. Must run before anything else of the page.
 */
export function trustOurOwn(): void {
  const { trustedTypes } = window as { readonly trustedTypes?: TrustedTypes }
  trustedTypes?.createPolicy('default', {
    createHTML: (html) => (isHarmlessMarkup(html) ? html : null),
    createScriptURL: (url) => (isOurWorker(url, location.href) ? url : null),
  })
}
