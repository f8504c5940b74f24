import { Fragment, type ReactElement } from 'react'
import type { Message } from '../../shared/words/message.ts'
import { pieces } from '../../shared/words/speak.ts'

type Props = {
  readonly of: Message
  /** What stands in the places of the sentence that hold no text, by the names of the places. */
  readonly elements: Readonly<Record<string, ReactElement>>
}

/** A sentence with fields or marks within it: where they stand is up to the language. */
export function Words({ of, elements }: Props) {
  return (
    <>
      {pieces(of, elements).map((piece, index) => (
        <Fragment key={index}>{piece}</Fragment>
      ))}
    </>
  )
}
