import { describe, expect, it } from 'vitest'
import { findByKey, type KeyPress } from '../../../renderer/commands/keys.ts'
import { commands } from '../../../shared/commands/index.ts'

function press(code: string, more: Partial<KeyPress> = {}): KeyPress {
  const nothing = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false }
  return { code, key: '', repeat: false, isComposing: false, ...nothing, ...more }
}
const onPage = (code: string, more?: Partial<KeyPress>) => findByKey(press(code, more), false, false)?.id
const typing = (code: string, more?: Partial<KeyPress>) => findByKey(press(code, more), true, false)?.id
const onMac = (code: string, more?: Partial<KeyPress>) => findByKey(press(code, more), false, true)?.id
const ctrlKey = true
const metaKey = true
const shiftKey = true
const altKey = true

describe('findByKey', () => {
  it('finds every command by each of its chords', () => {
    for (const { id, keys, repeats } of commands) {
      for (const { code, mod = false, shift = false, alt = false } of keys) {
        const held = { shiftKey: shift, altKey: alt, key: code === 'Slash' ? '?' : '', repeat: repeats }
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

  it('goes by the place of a key, not by what is printed on it', () => {
    expect(onPage('KeyI', { key: 'ш' })).toBe('correct.setStart')
    expect(onPage('KeyX', { key: 'i' })).toBe('correct.switchEdge')
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

  it('fires again for a held key only where that makes sense', () => {
    const repeat = true
    expect(onPage('Comma', { repeat })).toBe('correct.nudgeBack')
    expect(onPage('KeyZ', { ctrlKey, repeat })).toBe('edit.undo')
    expect(onPage('Space', { repeat })).toBeUndefined()
    expect(onPage('KeyS', { ctrlKey, repeat })).toBeUndefined()
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
