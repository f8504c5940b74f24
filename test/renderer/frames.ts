/** Waits for so many frames: what the page does before it draws is done then. */
export async function frames(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await new Promise((resolve) => requestAnimationFrame(resolve))
}

/** Waits until a frame is drawn: sizes that are measured while it is made are known then. */
export async function painted(): Promise<void> {
  await frames(1)
  const { port1, port2 } = new MessageChannel()
  await new Promise((resolve) => {
    port1.onmessage = resolve
    port2.postMessage(null)
  })
}
