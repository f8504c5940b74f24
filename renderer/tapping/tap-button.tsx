import type { CommandId } from '../../shared/commands/index.ts'
import { run } from '../commands/dispatch/run.ts'
import { keyOf } from '../commands/key-hints.ts'
import { Button } from '../ui/dialog-frame.tsx'

/** A button of the tap mode, with the key bound to its command. */
export function TapButton(props: {
  readonly command: CommandId
  readonly label: string
  readonly isAdvised?: boolean
}) {
  const key = keyOf(props.command)
  return (
    <Button isAdvised={props.isAdvised ?? false} onPress={() => run(props.command)}>
      {props.label} {key !== null && <kbd>{key}</kbd>}
    </Button>
  )
}
