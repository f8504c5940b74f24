/** Audio of an episode that is not where it was. */
export type LostAudio = { readonly episode: string; readonly name: string }

/** Audio that the user takes for that of an episode; `isSame` = its content is the same. Lengths in ms. */
export type LocatedAudio = {
  readonly grant: string
  readonly name: string
  readonly isSame: boolean
  readonly nowMs: number | null
  readonly thenMs: number | null
}
