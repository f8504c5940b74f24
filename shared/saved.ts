/** `isKept` = what stood in the file before is among its earlier versions, or nothing did. */
export type Saved = { readonly stamp: string; readonly isKept: boolean }
export type SavedAs = Saved & { readonly grant: string; readonly name: string }

/** A version of a text that we have replaced, `at` = when (ms since 1970). */
export type EarlierVersion = { readonly number: number; readonly at: number; readonly bytes: number }
export type VersionText = { readonly text: string; readonly encoding: string }

/** Another program has changed or removed a text; `same` = what the page knows stands there again. */
export type TextChange = {
  readonly grant: string
  readonly stamp: string
  readonly is: 'changed' | 'gone' | 'same'
}
