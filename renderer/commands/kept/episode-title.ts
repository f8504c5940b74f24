/** The title of the transcript, else the file's name without its extension. */
export function episodeTitle(title: string | null, name: string): string {
  return title ?? name.replace(/\.[^.]{1,5}$/, '')
}
