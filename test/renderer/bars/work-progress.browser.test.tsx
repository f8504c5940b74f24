import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { page } from 'vitest/browser'
import { cleanup, render } from 'vitest-browser-react'
import { WorkProgress } from '../../../renderer/bars/work-progress.tsx'
import { show, showProgress } from '../../../renderer/state/session.ts'
import { resetStores } from '../stores.ts'

vi.mock('../../../renderer/host.ts', () => import('../fake-host.ts'))

beforeEach(resetStores)
afterEach(() => cleanup())

const box = () => page.getByRole('group', { name: 'Reading long.srt' })

it('shows work that takes a while, unless the import report shows it', async () => {
  await render(<WorkProgress />)
  await expect.element(box()).not.toBeInTheDocument()
  showProgress({ what: 'Reading long.srt', share: 0.1, since: performance.now() })
  await expect.element(box()).toHaveTextContent('10 %')
  show({ dialog: { kind: 'report' } })
  await expect.element(box()).not.toBeInTheDocument()
  show({ dialog: { kind: 'keys' } })
  await expect.element(box()).toBeInTheDocument()
  showProgress(null)
  await expect.element(box()).not.toBeInTheDocument()
})
