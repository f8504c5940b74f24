import { beforeEach, describe, expect, it, vi } from 'vitest'
import {
  compared,
  compareWith,
  listVersions,
  restoreVersion,
} from '../../../../renderer/commands/episode/versions.ts'
import { loadDocument } from '../../../../renderer/state/document.ts'
import { readTranscript } from '../../../../shared/formats/index.ts'
import { line, transcriptOf } from '../../../builders.ts'
import { contextOf, FILE, textsAfter } from '../../context.ts'
import { argumentsOf, refuse, reply, resetHost } from '../../fake-host.ts'
import { resetStores } from '../../stores.ts'

vi.mock('../../../../renderer/host.ts', () => import('../../fake-host.ts'))

const cue = (text: string) => `1\n00:00:01,000 --> 00:00:02,000\n${text}\n`

beforeEach(() => {
  resetStores()
  resetHost()
  const source = readTranscript(cue('One.'), 'a.srt')
  loadDocument({ ...FILE, encoding: 'latin1', source }, source)
})

describe('comparing with a version', () => {
  it('asks for it by number, and for the one on disk by none', async () => {
    reply('readVersion', { text: cue('Won.'), encoding: 'utf-8' })
    const result = await compareWith(7)
    expect(result).toMatchObject({
      ok: true,
      value: { differences: [{ is: 'changed', before: 0, after: 0 }] },
    })
    await compareWith(null)
    expect(argumentsOf('readVersion')).toEqual([
      { grant: 't', number: 7, encoding: 'latin1' },
      { grant: 't', number: null, encoding: 'latin1' },
    ])
  })

  it('fails where it has gone', async () => {
    refuse('readVersion', { reason: 'missing' })
    expect(await compareWith(7)).toMatchObject({ ok: false, reason: 'missing' })
  })

  it('lists none when main does not answer', async () => {
    refuse('earlierVersions', {})
    expect(await listVersions()).toEqual([])
    reply('earlierVersions', [{ number: 3, at: 0, bytes: 10 }])
    expect(await listVersions()).toHaveLength(1)
  })
})

describe('restoring a version', () => {
  const present = transcriptOf(line('a', 1000, 2000, 'One.'), line('b', 3000, 4000, 'Two.'))
  const comparison = compared(present, [line('x', 1000, 2000, 'Won.'), line('y', 3000, 4000, 'Two.')])

  it('gives its lines, and says how many are others', () => {
    const context = contextOf(present)
    const outcome = restoreVersion(context, comparison)
    expect(textsAfter(context, outcome)).toEqual(['Won.', 'Two.'])
    expect(outcome.message).toMatchObject({ key: 'say.restored', values: { count: 1 } })
  })

  it('goes by the lines as they are by then', () => {
    const context = contextOf(transcriptOf(line('b', 3000, 4000, 'Two.')))
    expect(textsAfter(context, restoreVersion(context, comparison))).toEqual(['Won.', 'Two.'])
    const same = contextOf(transcriptOf(line('a', 1000, 2000, 'Won.'), line('b', 3000, 4000, 'Two.')))
    expect(restoreVersion(same, comparison).edit).toBeUndefined()
  })
})
