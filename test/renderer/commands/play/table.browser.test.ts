import { describe, expect, it } from 'vitest'
import { playTable } from '../../../../renderer/commands/play/table.ts'
import { line } from '../../../builders.ts'
import { appWith, contextOf, heardIn } from '../../context.ts'

const LINES = [line('a', 1000, 1900), line('b', 3000, 3900), line('c', 6000, 6900)]
const context = contextOf(LINES, {
  now: 5000,
  selection: { id: 'b' },
  app: appWith({ textSize: 16, volume: 0.5 }),
})

describe('opposite keys', () => {
  it('jump back and forward, a little and more', () => {
    const heard = (['back5', 'back1', 'forward1'] as const).map((way) =>
      heardIn(playTable[`play.${way}`](context)),
    )
    expect(heard).toEqual(['seek 0', 'seek 4000', 'seek 6000'])
  })

  it('select the line above and the line below, the first and the last', () => {
    const selected = (['Previous', 'Next', 'First', 'Last'] as const).map(
      (way) => playTable[`view.select${way}`](context).select?.id,
    )
    expect(selected).toEqual(['a', 'c', 'a', 'c'])
  })

  it('make it louder and quieter, larger and smaller', () => {
    const { settings: louder } = playTable['play.volumeUp'](context)
    const { settings: quieter } = playTable['play.volumeDown'](context)
    expect([louder?.volume, quieter?.volume]).toEqual([0.6, 0.4])
    const { settings: larger } = playTable['view.textLarger'](context)
    const { settings: smaller } = playTable['view.textSmaller'](context)
    expect(larger?.textSize).toBeGreaterThan(smaller?.textSize ?? Infinity)
  })
})

it('each panel opens by its own key', () => {
  const panels = (['chapters', 'notes', 'episode', 'checks', 'changes'] as const).map(
    (panel) => playTable[`view.${panel}`](context).settings?.panel,
  )
  expect(panels).toEqual(['chapters', 'notes', 'episode', 'checks', 'changes'])
  expect(playTable['speaker.panel'](context).settings?.panel).toBe('speakers')
})
