/** What ArrowLeft or ArrowRight does in a row of choices: 1 to the next, -1 back, by the direction of writing. */
export function sidewaysStep(event: {
  readonly key: string
  readonly currentTarget: EventTarget & Element
}): 1 | -1 | undefined {
  if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return undefined
  const isForward = getComputedStyle(event.currentTarget).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
  return event.key === isForward ? 1 : -1
}
