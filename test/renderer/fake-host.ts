import type { Answers, Argument, Failed, RequestName } from '../../shared/contract.ts'

/** What main was asked, in order. */
export const asked: { readonly request: RequestName; readonly argument: unknown }[] = []

const replies = new Map<string, () => unknown>()

/** Has main answer a request with this value. */
export function reply<N extends RequestName>(request: N, value: Answers[N]): void {
  replies.set(request, () => ({ ok: true, value }))
}

/** Has main refuse a request; `then` = what it answers the next time. */
export function refuse<N extends RequestName>(request: N, failed: Partial<Failed>, then?: Answers[N]): void {
  replies.set(request, () => {
    if (then !== undefined) reply(request, then)
    return { ok: false, reason: 'failed', detail: '', ...failed }
  })
}

/** Has main keep a request waiting until what is returned is called; then it answers `value`. */
export function hold(request: RequestName, value: unknown = null): () => void {
  let letGo = () => {}
  const gate = new Promise<void>((resolve) => {
    letGo = resolve
  })
  replies.set(request, () => gate.then(() => ({ ok: true, value })))
  return letGo
}

/** The arguments of all calls of one request. */
export function argumentsOf<N extends RequestName>(request: N): Argument<N>[] {
  return asked.filter((one) => one.request === request).map(({ argument }) => argument as Argument<N>)
}

/** Forgets what was asked, and what is to be answered. */
export function resetHost(): void {
  asked.length = 0
  replies.clear()
}

/** In place of the page's door to main. What no reply is given for answers null. */
export const host: object = new Proxy(
  {},
  {
    get: (_target, request: RequestName) => (argument: unknown) => {
      asked.push({ request, argument })
      return Promise.resolve(replies.get(request)?.() ?? { ok: true, value: null })
    },
  },
)
