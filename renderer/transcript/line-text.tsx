import type { Segment } from '../../shared/model/transcript.ts'
import { changeText, editText } from '../commands/lines/edit.ts'
import { pickWord } from '../commands/lines/words.ts'
import { act } from '../commands/perform.ts'
import { seekToLine } from '../commands/play/playback.ts'
import { extendTo } from '../commands/play/view.ts'
import { useDrawnText } from '../list/drawn-texts.ts'
import { placeAtPoint, pointAt, pointAway, wordAtPoint } from '../list/pointed-place.ts'
import { RowText } from '../list/row-text.tsx'
import { closeField } from '../state/selection.ts'
import { TextField } from './text-field.tsx'
import styles from './transcript.module.css'

type Props = { readonly segment: Segment; readonly index: number; readonly isOpen: boolean }

/**
 * The text of a line: a click leads to the word, sentence or line, with Alt it selects the word; a double
 * click opens it for typing.
 */
export function LineText({ segment, index, isOpen }: Props) {
  const { id, text } = segment
  const drawn = useDrawnText(id)
  if (isOpen)
    return (
      <TextField
        key={text}
        id={id}
        text={text}
        onCommit={(typed) => act(changeText, id, typed)}
        onLeave={closeField}
      />
    )
  // For the mouse; the keyboard has Enter on the row.
  return (
    <p
      ref={drawn}
      className={styles.text}
      dir="auto"
      data-menu-anchor=""
      onMouseDown={keepCaret}
      onPointerMove={(event) => pointAt(segment, event.currentTarget, event)}
      onPointerLeave={pointAway}
      onClick={(event) => onClick(event, segment)}
      onDoubleClick={() => openText(id)}
    >
      <RowText segment={segment} index={index} />
    </p>
  )
}

function onClick(event: React.MouseEvent<HTMLElement>, line: Segment): void {
  if (event.detail > 1) return
  // Selecting text to copy it is not a click.
  if (window.getSelection()?.isCollapsed === false) return
  if (event.shiftKey) {
    act(extendTo, line.id)
    return
  }
  if (event.altKey) {
    act(pickWord, line.id, wordAtPoint(line, event.currentTarget, event))
    return
  }
  const place = placeAtPoint(line, event.currentTarget, event)
  act(seekToLine, line.id, place && { ms: place.ms, isAbout: place.kind === 'sentence' })
}

/** Shift+click selects lines, not the text from the last click to here. */
function keepCaret(event: React.MouseEvent): void {
  if (event.shiftKey && window.getSelection()?.isCollapsed !== false) event.preventDefault()
}

function openText(id: string): void {
  window.getSelection()?.removeAllRanges()
  act(editText, id)
}
