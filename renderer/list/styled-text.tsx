import { type CSSProperties, type ReactNode, useMemo } from 'react'
import { useStore } from 'zustand'
import { visibleText } from '../../shared/base/visible-text.ts'
import { type ReadResult, type Styled, styledText } from '../../shared/formats/index.ts'
import type { Segment } from '../../shared/model/transcript.ts'
import { LARGE } from '../commands/files/large-messages.ts'
import { type DocumentState, documentStore } from '../state/document.ts'
import { useLettersDrawn } from './drawn-texts.ts'

/** Long texts are shown plain: their markup stays in the worker that read them. */
const selectSource = ({ file }: DocumentState) =>
  file?.source && file.source.text.length < LARGE ? file.source : null

/** A line's text with its file's styles: italic, bold, underlined, ruby. */
export function StyledText({ segment }: { segment: Segment }) {
  const source = useStore(documentStore, selectSource)
  useLettersDrawn(segment.id)
  const runs = useMemo(() => source && stylesOf(source, segment), [source, segment])
  return runs ? <>{show(runs)}</> : visibleText(segment.text)
}

/** A line stays one value until it is changed again: what it looks like is known from the lines of then. */
function stylesOf(source: ReadResult, segment: Segment): readonly Styled[] | null {
  return styledText(source, segment, documentStore.getState().transcript.segments)
}

function show(runs: readonly Styled[]): ReactNode[] {
  const shown: ReactNode[] = []
  for (let i = 0; i < runs.length; i++) {
    const run = runs[i]
    if (!run) break
    const voice = run.style.voice === runs[i - 1]?.style.voice ? undefined : run.style.voice
    const above = runs[i + 1]
    if (run.style.ruby === 'base' && above?.style.ruby === 'text') {
      shown.push(
        <ruby key={i} style={look(run)} data-voice={voice}>
          {visibleText(run.text)}
          <rt>{visibleText(above.text)}</rt>
        </ruby>,
      )
      i++
    } else if (run.style.italic || run.style.bold || run.style.underline || voice !== undefined) {
      shown.push(
        <span key={i} style={look(run)} data-voice={voice}>
          {visibleText(run.text)}
        </span>,
      )
    } else shown.push(visibleText(run.text))
  }
  return shown
}

function look({ style: { italic, bold, underline } }: Styled): CSSProperties {
  return {
    ...(italic && { fontStyle: 'italic' }),
    ...(bold && { fontWeight: 650 }),
    ...(underline && { textDecoration: 'underline' }),
  }
}
