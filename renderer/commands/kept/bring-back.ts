import type { Answers, Companion } from '../../../shared/contract.ts'
import { findPlaces, type LineNote } from '../../../shared/episode/line-notes.ts'
import type { Chapter } from '../../../shared/model/chapter.ts'
import type { Ms } from '../../../shared/model/time.ts'
import type { Segment } from '../../../shared/model/transcript.ts'
import type { EpisodeState } from '../../state/episode.ts'

/** What is on screen when an episode comes. `newKey` gives a key that no note has had. */
export type Ground = {
  readonly segments: readonly Segment[]
  readonly durationMs: Ms | null
  readonly newKey: () => string
}

/** What the page shows of an episode: what was added to it, else what stands in its audio. */
export function broughtBack(
  companion: Companion,
  tags: Answers['audioTags'] | null,
  ground: Ground,
): { readonly episode: EpisodeState; readonly chapters: readonly Chapter[] } {
  const { notes, article, page } = companion
  const lineNotes = atHome(companion.lineNotes, ground)
  return {
    episode: { notes, article, page, lineNotes, audioTitle: tags?.title ?? null },
    chapters:
      companion.chapters ?? tags?.chapters.map((chapter) => withinAudio(chapter, ground.durationMs)) ?? [],
  }
}

/** Notes on the lines they were made on, as far as these are found. */
function atHome(stored: Companion['lineNotes'], { segments, newKey }: Ground): readonly LineNote[] {
  const places = findPlaces(stored, segments)
  return stored.map((note, i) => ({
    ...note,
    key: newKey(),
    home: segments[places[i] ?? -1]?.id ?? null,
  }))
}

/** Some files let their last chapter end after the audio does. */
function withinAudio(chapter: Chapter, durationMs: Ms | null): Chapter {
  const isBeyond = chapter.end !== null && durationMs !== null && chapter.end > durationMs
  return isBeyond ? { ...chapter, end: null } : chapter
}
