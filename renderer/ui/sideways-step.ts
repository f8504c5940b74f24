/** Step of ArrowLeft and ArrowRight in a row of choices, by writing direction: 1 = next, -1 = previous. */
export function sidewaysStep(event: {
  readonly key: string
  readonly currentTarget: EventTarget & Element
}): 1 | -1 | undefined {
  if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return undefined
  const isForward = getComputedStyle(event.currentTarget).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
  return event.key === isForward ? 1 : -1
}
