import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron'
import type { Answers, Argument, NoticeName, Notices, RequestName, Result } from '../shared/contract.ts'
import { parseArgument, requestSchemas } from '../shared/contract.ts'
import { errorCode, isFull } from './files/write-all.ts'
import { APP_ORIGIN } from './media/answers.ts'

/** One function for each request; what it answers may be the value or how it failed. */
export type Handlers = {
  readonly [N in RequestName]: (argument: Argument<N>) => Promise<Answers[N] | Result<Answers[N]>>
}

/**
 * Answers every request of the contract: the sender and the argument are checked first, every failure becomes
 * a result.
 */
export function answerRequests(window: BrowserWindow, handlers: Handlers): void {
  for (const name of Object.keys(requestSchemas) as RequestName[]) {
    ipcMain.handle(name, (event, argument: unknown) => answer(window, event, name, argument, handlers))
  }
}

/** Sends a notice to the page. */
export function notify<N extends NoticeName>(window: BrowserWindow, notice: N, payload: Notices[N]): void {
  if (!window.isDestroyed()) window.webContents.send(notice, payload)
}

async function answer<N extends RequestName>(
  window: BrowserWindow,
  event: IpcMainInvokeEvent,
  name: N,
  argument: unknown,
  handlers: Handlers,
): Promise<Result<Answers[N]>> {
  if (window.isDestroyed() || !isOurPage(window, event))
    return { ok: false, reason: 'bad-request', detail: 'unknown sender' }
  try {
    const parsed = parseArgument(name, argument)
    if (!parsed.ok) return parsed
    const value = await handlers[name](parsed.value)
    return isResult(value) ? value : { ok: true, value }
  } catch (cause) {
    console.error(`${name} failed`, cause)
    const reason = isFull(cause) ? 'no-space' : 'failed'
    return { ok: false, reason, detail: detailOf(cause) }
  }
}

/** What the system says of a file names its path, which the page does not know: the code is enough. */
function detailOf(cause: unknown): string {
  const code = errorCode(cause)
  if (code !== '') return code
  return cause instanceof Error ? cause.message : String(cause)
}

function isOurPage(window: BrowserWindow, event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame
  return frame !== null && frame === window.webContents.mainFrame && frame.url.startsWith(`${APP_ORIGIN}/`)
}

function isResult<T>(value: T | Result<T>): value is Result<T> {
  return typeof value === 'object' && value !== null && 'ok' in value
}
