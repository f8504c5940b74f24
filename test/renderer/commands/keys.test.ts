import { describe, expect, it } from 'vitest'
import { findByKey, findModeKey, type KeyPress } from '../../../renderer/commands/keys.ts'
import { commands } from '../../../shared/commands/index.ts'
import { bindKeys, type KeyChanges } from '../../../shared/commands/keymap.ts'

const OWN = bindKeys({ preset: 'earmark', changes: {} })
function press(code: string, more: Partial<KeyPress> = {}): KeyPress {
  const nothing = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false }
  return { code, key: '', isComposing: false, getModifierState: () => false, ...nothing, ...more }
}
const onPage = (code: string, more?: Partial<KeyPress>) => findByKey(press(code, more), false, false, OWN)?.id
const typing = (code: string, more?: Partial<KeyPress>) => findByKey(press(code, more), true, false, OWN)?.id
const onMac = (code: string, more?: Partial<KeyPress>) => findByKey(press(code, more), false, true, OWN)?.id
const ctrlKey = true
const metaKey = true
const shiftKey = true
const altKey = true

describe('findModeKey', () => {
  const tapping = (code: string, more?: Partial<KeyPress>) =>
    findModeKey(press(code, more), 'tapping', false, OWN)?.id
  const reviewing = (code: string, more?: Partial<KeyPress>) =>
    findModeKey(press(code, more), 'reviewing', false, OWN)?.id

  it('finds the keys of the tap mode first, then those of the sound and those that hold anywhere', () => {
    for (const { id, keys } of commands.filter(({ scope }) => scope === 'tapping'))
      for (const { code } of keys) expect(tapping(code)).toBe(id)
    expect(tapping('ArrowLeft')).toBe('play.back1')
    expect(tapping('KeyS', { ctrlKey })).toBe('file.save')
    expect(tapping('KeyI'), 'changes a line').toBeUndefined()
  })

  it('finds the keys of the review first, then those of the sound, the view, and what holds anywhere', () => {
    for (const { id, keys } of commands.filter(({ scope }) => scope === 'reviewing'))
      for (const { code } of keys) expect(reviewing(code)).toBe(id)
    expect(reviewing('Space')).toBe('play.toggle')
    expect(reviewing('Equal')).toBe('view.zoomIn')
    expect(reviewing('F6')).toBe('correct.nextChange')
    expect(reviewing('KeyS', { ctrlKey })).toBe('file.save')
    expect(reviewing('KeyI'), 'changes a line').toBeUndefined()
    expect(reviewing('KeyZ', { ctrlKey }), 'changes lines').toBeUndefined()
  })

  it('goes by the keys that were chosen', () => {
    const bindings = bindKeys({ preset: 'earmark', changes: { 'tap.here': ['KeyI'] } })
    expect(findModeKey(press('KeyI'), 'tapping', false, bindings)?.id).toBe('tap.here')
    expect(findByKey(press('KeyI'), false, false, bindings)?.id).toBe('correct.setStart')
    expect(findModeKey(press('Space'), 'tapping', false, bindings)?.id).toBe('play.toggle')
  })
})

describe('findByKey', () => {
  it('finds every command by each of its chords', () => {
    for (const { id, keys, scope } of commands) {
      if (scope === 'tapping' || scope === 'reviewing') continue
      for (const { code, mod = false, shift = false, alt = false } of keys) {
        const held = { shiftKey: shift, altKey: alt, key: code === 'Slash' ? '?' : '' }
        expect(onPage(code, { ...held, ctrlKey: mod })).toBe(id)
        expect(onMac(code, { ...held, metaKey: mod })).toBe(id)
      }
    }
  })

  it('wants the modifiers exactly', () => {
    expect(onPage('KeyS')).toBe('edit.split')
    expect(onPage('KeyS', { ctrlKey })).toBe('file.save')
    expect(onPage('KeyS', { ctrlKey, shiftKey })).toBe('file.saveAs')
    expect(onPage('KeyS', { shiftKey })).toBe('correct.snapStart')
    expect(onPage('KeyS', { shiftKey, altKey: true })).toBeUndefined()
    expect(onPage('KeyS', { metaKey })).toBeUndefined()
    expect(onPage('KeyS', { ctrlKey, metaKey })).toBeUndefined()
  })

  it('goes by the letter on a key, and by its place where letters are of another script', () => {
    expect(onPage('KeyI', { key: 'ш' })).toBe('correct.setStart')
    expect(onPage('KeyX', { key: 'i' })).toBe('correct.setStart')
    expect(onPage('KeyY', { key: 'z', ctrlKey }), 'German').toBe('edit.undo')
    expect(onPage('KeyW', { key: 'z', ctrlKey }), 'French').toBe('edit.undo')
  })

  it('leaves keys to the text field while typing', () => {
    for (const code of ['KeyI', 'Space', 'Enter', 'Escape', 'ArrowDown', 'Comma', 'Home'])
      expect(typing(code), code).toBeUndefined()
    expect(typing('Slash', { key: '?', shiftKey })).toBeUndefined()
    expect(typing('KeyS', { ctrlKey })).toBe('file.save')
    expect(typing('F8')).toBe('play.toggleAnywhere')
    expect(typing('Space', { ctrlKey })).toBe('play.toggleAnywhere')
    expect(typing('ArrowDown', { altKey })).toBe('play.nextLine')
  })

  it("leaves undo and redo to the text field's own", () => {
    expect(typing('KeyZ', { ctrlKey })).toBeUndefined()
    expect(typing('KeyZ', { ctrlKey, shiftKey })).toBeUndefined()
    expect(typing('KeyY', { ctrlKey })).toBeUndefined()
    expect(onPage('KeyZ', { ctrlKey })).toBe('edit.undo')
    expect(onPage('KeyY', { ctrlKey })).toBe('edit.redo')
  })

  it('takes AltGr, which arrives as Ctrl and Alt, for typing', () => {
    for (const code of ['KeyS', 'KeyO', 'Comma', 'ArrowDown', 'Digit0', 'Equal'])
      expect(onPage(code, { ctrlKey, altKey }), code).toBeUndefined()
  })

  it('knows ? by its character, wherever the layout has it', () => {
    expect(onPage('Slash', { key: '?', shiftKey })).toBe('help.keys')
    expect(onPage('Minus', { key: '?', shiftKey })).toBe('help.keys')
    expect(onPage('Slash', { key: '/' })).toBeUndefined()
    expect(onPage('Slash', { key: '?', shiftKey, ctrlKey })).toBeUndefined()
  })

  it('takes AltGr for typing on Linux, where it comes without Ctrl and Alt', () => {
    const getModifierState = (name: string) => name === 'AltGraph'
    expect(onPage('KeyQ', { key: '@', getModifierState })).toBeUndefined()
    expect(onPage('KeyQ', { key: 'q' })).toBe('play.beforeStart')
  })

  it('goes by the keys that were chosen', () => {
    const changes: KeyChanges = { 'edit.split': ['F9'], 'play.whilePressed': ['KeyV', 'F13'] }
    const bindings = bindKeys({ preset: 'aegisub', changes })
    const find = (code: string, isTyping: boolean, more?: Partial<KeyPress>) =>
      findByKey(press(code, more), isTyping, false, bindings)?.id
    expect(find('F9', false)).toBe('edit.split')
    expect(find('KeyS', false)).toBe('play.replayLine')
    expect(find('F9', true), 'holds on the page only').toBeUndefined()
    expect(find('F13', true), 'a pedal works while typing').toBe('play.whilePressed')
    expect(find('KeyV', true), 'a letter types').toBeUndefined()
    expect(find('KeyV', false)).toBe('play.whilePressed')
  })

  it('leaves the clipboard to the text field, whatever was chosen', () => {
    const bindings = bindKeys({
      preset: 'earmark',
      changes: { 'play.toggleAnywhere': ['mod+KeyC', 'mod+KeyM'] },
    })
    expect(findByKey(press('KeyC', { ctrlKey }), true, false, bindings)).toBeNull()
    expect(findByKey(press('KeyC', { ctrlKey }), false, false, bindings)?.id).toBe('play.toggleAnywhere')
    expect(findByKey(press('KeyM', { ctrlKey }), true, false, bindings)?.id).toBe('play.toggleAnywhere')
  })

  it('does nothing while an input method composes', () => {
    expect(onPage('Enter', { isComposing: true })).toBeUndefined()
    expect(onPage('KeyS', { ctrlKey, isComposing: true })).toBeUndefined()
  })

  it('takes Cmd for Ctrl on macOS', () => {
    expect(onMac('KeyS', { metaKey })).toBe('file.save')
    expect(onMac('KeyS', { ctrlKey })).toBeUndefined()
    expect(onMac('Comma', { altKey })).toBe('correct.nudgeBackFine')
  })
})
