import { describe, expect, it } from 'vitest'
import { isHarmlessMarkup, isOurWorker } from '../../renderer/trusted-types.ts'

describe('isHarmlessMarkup', () => {
  it.each([
    '',
    '\n <style nonce="bm9u+/8="> :host { top: 0 } :host .canvases > div { left: 0 } </style>\n <div class="scroll" part="scroll"></div>\n',
  ])('takes %j', (html) => expect(isHarmlessMarkup(html)).toBe(true))

  it.each([
    'text',
    '<script></script>',
    '<img src=x onerror=alert(1)>',
    '<div class="a" part="b" onclick="alert(1)"></div>',
    '<div class="a" part="b"><iframe></iframe></div>',
    '<style></style><style></style>',
    '<style onload="alert(1)"></style>',
    '<style></style><svg></svg>',
    '<style><!--</style><script>alert(1)</script>',
  ])('refuses %j', (html) => expect(isHarmlessMarkup(html)).toBe(false))
})

describe('isOurWorker', () => {
  const page = 'app://earmark/index.html?locale=en'

  it.each(['app://earmark/assets/find-worker-C9wq7UPu.js', './assets/peaks-worker-lx_C-rKtg.js'])(
    'takes %s',
    (url) => expect(isOurWorker(url, page)).toBe(true),
  )

  it.each([
    'app://earmark/assets/index-C9wq7UPu.js',
    'app://earmark/find-worker-C9wq7UPu.js',
    'app://earmark/assets/find-worker-C9wq7UPu.js?more',
    'app://earmark/assets/find-worker-C9wq7UPu.js#more',
    'app://earmark/assets/../x/find-worker-C9wq7UPu.js',
    'app://other/assets/find-worker-C9wq7UPu.js',
    'media://a/assets/find-worker-C9wq7UPu.js',
    'https://earmark/assets/find-worker-C9wq7UPu.js',
    'blob:app://earmark/0-1',
    'data:text/javascript,alert(1)',
  ])('refuses %s', (url) => expect(isOurWorker(url, page)).toBe(false))
})
