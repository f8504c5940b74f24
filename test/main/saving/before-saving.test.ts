import { expect, it } from 'vitest'
import { beforeSaving } from '../../../main/saving/before-saving.ts'
import type { Store } from '../../../main/store/store.ts'

it('the journal tells what comes before the earlier version is kept', async () => {
  const done: string[] = []
  const store = {
    journals: {
      foretell: (text: string, stamp: string) => Promise.resolve(void done.push(`${text} ${stamp}`)),
    },
    backups: {
      keep: (file: string, bytes: Uint8Array) => {
        done.push(`${file} ${bytes.length} bytes`)
        return Promise.resolve(() => Promise.resolve())
      },
    },
  } as unknown as Store
  await beforeSaving(store)('/talk.srt', new Uint8Array(3), '9-0-abc')
  expect(done).toEqual(['/talk.srt 9-0-abc', '/talk.srt 3 bytes'])
})
