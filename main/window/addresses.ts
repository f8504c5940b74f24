/** What a request is for; Electron has more kinds, which are all alike to us. */
export type Asked = { readonly url: string; readonly resourceType: string }

/** The page is the only document; all else it asks of main, or has made itself. */
const OWN = /^(?:app|media|blob|data):/

/**
 * Whether a request may be answered at all: nothing of the network or of the disk, no document but the page
 * at `pageUrl`. `isDeveloping` lets the developer tools load.
 */
export function mayAsk({ url, resourceType }: Asked, pageUrl: string, isDeveloping: boolean): boolean {
  if (isDeveloping && url.startsWith('devtools:')) return true
  if (resourceType === 'mainFrame') return isPage(url, pageUrl)
  return resourceType !== 'subFrame' && OWN.test(url)
}

/** Whether an address is that of the page, whatever stands behind `?` or `#`. */
export function isPage(url: string, pageUrl: string): boolean {
  const place = (address: string) => address.split(/[?#]/, 1)[0]
  return place(url) === place(pageUrl)
}
