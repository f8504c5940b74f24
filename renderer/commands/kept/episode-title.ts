import { fittingName } from '../../../shared/names.ts'

/** The title of the transcript, as far as it goes for a name; else the file's without its extension. */
export function episodeTitle(title: string | null, name: string): string {
  return fittingName(title ?? name.replace(/\.[^.]{1,5}$/, ''))
}
