/** From main to a job: what to do, once; then perhaps that nobody wants it any more. */
export type ToJob<Order> = { readonly kind: 'start'; readonly order: Order } | { readonly kind: 'cancel' }

/** From a job to main: parts of the answer as they come, then one end. */
export type FromJob<Answer> = { readonly kind: 'progress'; readonly answer: Answer } | JobEnd

/** How a job ended. */
export type JobEnd = { readonly kind: 'done' } | { readonly kind: 'failed'; readonly reason: string }
