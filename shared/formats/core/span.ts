/** `[from, to)` in the decoded text. */
export type Span = { readonly from: number; readonly to: number }
