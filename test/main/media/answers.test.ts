import { describe, expect, it } from 'vitest'
import { answer } from '../../../main/media/answers.ts'

const policyOf = (response: Response) =>
  new Map(
    (response.headers.get('Content-Security-Policy') ?? '').split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ')
      return [name, sources.join(' ')]
    }),
  )

describe('answer', () => {
  it('gives body, status and headers as they are', async () => {
    const made = answer('text', { status: 206, headers: { 'Content-Type': 'text/css' } })
    expect([made.status, made.headers.get('Content-Type'), await made.text()]).toEqual([
      206,
      'text/css',
      'text',
    ])
  })

  it('allows nothing that the page does not need', () => {
    expect(Object.fromEntries(policyOf(answer(null)))).toEqual({
      'default-src': "'none'",
      'script-src': "'self'",
      'worker-src': "'self'",
      'style-src': "'self'",
      'font-src': "'self'",
      'media-src': 'media:',
      'connect-src': 'media:',
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
      sandbox: 'allow-scripts allow-same-origin allow-forms',
      'require-trusted-types-for': "'script'",
      'trusted-types': 'default',
    })
  })

  it('lets only style elements with the nonce of the page apply', () => {
    expect(policyOf(answer(null, { nonce: 'bm9uY2U=' })).get('style-src')).toBe("'self' 'nonce-bm9uY2U='")
  })

  it('does not give its locks up for other headers', () => {
    const headers = { 'Content-Security-Policy': 'default-src *', 'X-Content-Type-Options': 'none' }
    const made = answer(null, { headers })
    expect(policyOf(made).get('default-src')).toBe("'none'")
    expect(made.headers.get('X-Content-Type-Options')).toBe('nosniff')
  })
})
