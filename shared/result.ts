/** Why a request failed. */
export type Failure =
  | 'bad-request'
  | 'missing'
  | 'unreadable'
  | 'changed-outside'
  | 'read-only'
  | 'folder-read-only'
  | 'not-ordinary'
  | 'held'
  | 'name-too-long'
  | 'disk-gone'
  | 'no-space'
  | 'too-large'
  | 'unencodable'
  | 'failed'
/** Failures are values, because errors lose their type on the way between processes. */
export type Result<T> = { readonly ok: true; readonly value: T } | Failed
/** `name` is the file that the user has just chosen, when it is that one. */
export type Failed = {
  readonly ok: false
  readonly reason: Failure
  readonly detail: string
  readonly name?: string
}
