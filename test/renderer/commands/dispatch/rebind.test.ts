import { describe, expect, it } from 'vitest'
import {
  addChord,
  choosePreset,
  refuseKeys,
  removeChord,
  resetAllKeys,
  resetKeys,
  setHoldBack,
  takeKeys,
} from '../../../../renderer/commands/dispatch/rebind.ts'
import type { Outcome } from '../../../../renderer/commands/outcome.ts'
import { selectBindings } from '../../../../renderer/state/bindings.ts'
import { type CommandId, findCommand } from '../../../../shared/commands/index.ts'
import { chordsOf, commandOf, MAX_CHORDS } from '../../../../shared/commands/keymap.ts'
import { writeKeymap } from '../../../../shared/commands/keymap-file.ts'
import type { Settings } from '../../../../shared/settings.ts'
import { appWith, contextOf } from '../../context.ts'

const command = (id: CommandId) => findCommand(id)!
const context = (settings: Partial<Settings> = {}) => contextOf([], { app: appWith(settings) })
/** The context once an outcome was performed. */
const after = ({ settings }: Outcome) => context(settings)
const chords = (id: CommandId, settings: Partial<Settings> = {}) =>
  chordsOf(selectBindings(appWith(settings)), id)
const [splitChord] = chords('edit.split')
const free = { code: 'F9' }

describe('a chord', () => {
  it('is added before the others, and taken from who had it', () => {
    const outcome = addChord(context(), command('edit.merge'), splitChord!)
    expect(chords('edit.merge', outcome.settings)).toEqual([splitChord, ...chords('edit.merge')])
    expect(chords('edit.split', outcome.settings)).not.toContainEqual(splitChord)
  })

  it('is added once', () => {
    const once = addChord(context(), command('edit.merge'), free)
    const twice = addChord(after(once), command('edit.merge'), free)
    expect(chords('edit.merge', twice.settings)).toEqual(chords('edit.merge', once.settings))
    expect(once.message).toBe('F9: Merge with next line')
  })

  it('is not added to a command that has as many as there may be', () => {
    let full = context()
    for (let n = 1; chordsOf(selectBindings(full.app), 'edit.merge').length < MAX_CHORDS; n++)
      full = after(addChord(full, command('edit.merge'), { code: `F${n}`, alt: true }))
    const { settings, message } = addChord(full, command('edit.merge'), free)
    expect([settings, message]).toEqual([undefined, expect.stringMatching(/has 8 keys already/)])
  })

  it('that types does not work while typing: that is said', () => {
    const { message } = addChord(context(), command('file.save'), { code: 'KeyQ' })
    expect(message).toBe('Q: Save. While typing, this key types')
  })

  it('that is taken away is free, or its owner has it again', () => {
    const taken = after(addChord(context(), command('edit.merge'), splitChord!))
    const back = removeChord(taken, command('edit.merge'), splitChord!)
    expect(commandOf(selectBindings(after(back).app), splitChord!)?.id).toBe('edit.split')
    expect(back.message).toMatch(/Split/)
    const gone = removeChord(context(), command('edit.split'), splitChord!)
    expect(commandOf(selectBindings(after(gone).app), splitChord!)).toBeNull()
    expect(gone.message).not.toBe(back.message)
  })
})

describe('keys as they were', () => {
  it('come back to one command, or to all', () => {
    const changed = addChord(context(), command('edit.merge'), free)
    const other = after(addChord(after(changed), command('edit.insert'), { code: 'F8' }))
    const one = resetKeys(other, command('edit.merge'))
    expect(chords('edit.merge', one.settings)).toEqual(chords('edit.merge'))
    expect(chords('edit.insert', one.settings)).not.toEqual(chords('edit.insert'))
    expect(resetAllKeys(other).settings).toEqual({ keyChanges: {} })
  })

  it('are those of a preset, under what the user has chosen', () => {
    const { settings } = choosePreset(context(), 'otranscribe')
    expect(settings).toEqual({ keyPreset: 'otranscribe' })
  })
})

it('how far to go back is kept between nothing and ten seconds', () => {
  const held = [-5, 1234.6, 99_999].map((ms) => setHoldBack(context(), ms).settings?.holdBackMs)
  expect(held).toEqual([0, 1235, 10_000])
})

describe('the keys of a file', () => {
  it('take the place of the present ones', () => {
    const { settings } = addChord(context(), command('edit.merge'), free)
    const changes = settings?.keyChanges ?? {}
    const outcome = takeKeys(context(), 'keys.json', writeKeymap({ preset: 'earmark', changes }))
    expect(outcome).toMatchObject({ settings: { keyPreset: 'earmark', keyChanges: changes } })
    expect(outcome.message).toMatch('keys.json')
  })

  it('are refused, in the dialog and above the transcript, when it holds none', () => {
    const outcome = takeKeys(context(), 'a.txt', 'Hello')
    expect(outcome.settings).toBeUndefined()
    expect(outcome.problems).toMatchObject([{ name: 'a.txt' }])
    expect(refuseKeys('a.txt', 'It is empty.').message).toBe('a.txt: It is empty.')
  })
})
