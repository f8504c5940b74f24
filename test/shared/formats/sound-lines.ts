/** Files without defects of the formats in lines and columns: folder and name. */
export const SOUND_LINES: readonly (readonly [folder: string, name: string])[] = [
  ['sbv', 'plain.sbv'],
  ['sub-subviewer', 'header.sub'],
]
