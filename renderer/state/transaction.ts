import { createStore, type StoreApi } from 'zustand/vanilla'

type Listener<T> = (state: T, before: T) => void
/** A store to read and to listen to. */
export type Readable<T> = Pick<StoreApi<T>, 'getState' | 'getInitialState' | 'subscribe'>

let depth = 0
const untold = new Set<() => void>()

/**
 * Changes several stores as one: `getState` gives what is new at once, but who listens hears of it once, when
 * all is done, with what was there before. What `work` changed before it threw stays changed, and is told.
 */
export function transact<R>(work: () => R): R {
  depth++
  try {
    return work()
  } finally {
    depth--
    if (depth === 0) tellAll()
  }
}

/** One listener that throws keeps nobody else from hearing. */
function tellAll(): void {
  const [tell] = untold
  if (!tell) return
  untold.delete(tell)
  try {
    tell()
  } finally {
    tellAll()
  }
}

/** A store whose listeners wait during a transaction. Only its owner, the file that makes it, sets it. */
export function createOwned<T>(initial: T): StoreApi<T> {
  const store = createStore<T>(() => initial)
  const { tell, subscribe } = createListeners(store.getState)
  store.subscribe(() => (depth > 0 ? untold.add(tell) : tell()))
  return { ...store, subscribe }
}

/**
 * What follows from other stores, worked out anew when one of them has changed. `compute` gives an object of
 * values; the same object stays as long as all its values do, and only another one is told.
 */
export function derive<T extends object>(
  sources: readonly Readable<unknown>[],
  compute: () => T,
): Readable<T> {
  let seen: readonly unknown[] = []
  let value: T | null = null
  const getState = (): T => {
    const present = sources.map((source) => source.getState())
    if (value && present.every((state, i) => state === seen[i])) return value
    seen = present
    const next = compute()
    value = value && isShallowSame(value, next) ? value : next
    return value
  }
  const { tell, subscribe } = createListeners(getState)
  let listening = 0
  let stops: readonly (() => void)[] = []
  return {
    getState,
    getInitialState: getState,
    subscribe(listener) {
      if (listening++ === 0) stops = sources.map((source) => source.subscribe(tell))
      const leave = subscribe(listener)
      return () => {
        leave()
        if (--listening === 0) stops.forEach((stop) => stop())
      }
    },
  }
}

function createListeners<T>(getState: () => T) {
  const listeners = new Set<Listener<T>>()
  let told: { readonly state: T } | null = null
  const tell = () => {
    const [state, before] = [getState(), told]
    if (!before || Object.is(state, before.state)) return
    told = { state }
    for (const listener of listeners) listener(state, before.state)
  }
  const subscribe = (listener: Listener<T>) => {
    if (listeners.size === 0) told = { state: getState() }
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0) told = null
    }
  }
  return { tell, subscribe }
}

function isShallowSame<T extends object>(a: T, b: T): boolean {
  return (Object.keys(a) as (keyof T)[]).every((key) => Object.is(a[key], b[key]))
}
