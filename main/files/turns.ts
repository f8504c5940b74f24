/** Does `step` once all that came before it with the same key is over, whatever became of that. */
export type InTurn = <T>(key: string, step: () => Promise<T>) => Promise<T>

/** Steps that must not overlap: for each key one after the other. Nothing stays of a key that is done. */
export function createTurns(): InTurn {
  const turns = new Map<string, Promise<unknown>>()
  return (key, step) => {
    const done = (turns.get(key) ?? Promise.resolve()).then(step)
    const over = done
      .catch(() => undefined)
      .then(() => {
        if (turns.get(key) === over) turns.delete(key)
      })
    turns.set(key, over)
    return done
  }
}
