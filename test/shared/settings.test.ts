import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS, parseSettings, settingsSchema } from '../../shared/settings.ts'

describe('parseSettings', () => {
  it('takes what fits', () => {
    const stored = {
      theme: 'dark',
      textSize: 28,
      volume: 0,
      muted: true,
      dockHeight: 64,
      hearNudges: false,
      keyPreset: 'aegisub',
      keyChanges: { 'edit.split': ['F9', 'mod+shift+KeyD'], 'edit.merge': [] },
      holdBackMs: 0,
      tap: { reactionMs: 210, snaps: false, mode: 'turns' },
      checks: { minGapMs: 0, minLengthMs: 500, fastest: 21, slowest: 0, maxSilenceMs: 9000 },
      panel: 'notes',
      mappings: [
        {
          make: 'keys: a.*(b,c)',
          mapping: { kind: 'keys', roles: { text: 'b', start: 'c' }, unit: 'auto', items: 'a.*' },
        },
      ],
      whileTyping: 'slow',
      resumeBack: 500,
      typingBack: 3000,
      hearNext: true,
      formatChoices: { lrc: { words: 'plain' } },
    }
    expect(parseSettings(stored)).toEqual(stored)
    expect(parseSettings(DEFAULT_SETTINGS)).toEqual(DEFAULT_SETTINGS)
  })

  it.each([
    ['theme', 'sepia'],
    ['textSize', 13],
    ['textSize', 18.5],
    ['textSize', '18'],
    ['volume', 1.01],
    ['volume', null],
    ['muted', 0],
    ['dockHeight', 4000],
    ['keyPreset', 'emacs'],
    ['keyChanges', 'all'],
    ['holdBackMs', -1],
    ['mappings', [{ make: 'x', mapping: { kind: 'rows' } }]],
    ['formatChoices', { lrc: 'plain' }],
    ['formatChoices', { lrc: { words: 7 } }],
  ])('replaces only a broken %s', (field, value) => {
    const stored = { ...DEFAULT_SETTINGS, theme: 'light', volume: 0.5, [field]: value }
    const expected = { ...DEFAULT_SETTINGS, theme: 'light', volume: 0.5 }
    expect(parseSettings(stored)).toEqual({
      ...expected,
      ...Object.fromEntries([[field, Object.entries(DEFAULT_SETTINGS).find(([key]) => key === field)?.[1]]]),
    })
  })

  it('replaces only the keys of a command that are broken', () => {
    const keyChanges = { 'edit.split': ['F9'], 'edit.merge': ['Tab'], 'view.follow': 7 }
    expect(parseSettings({ keyChanges })).toEqual({
      ...DEFAULT_SETTINGS,
      keyChanges: { 'edit.split': ['F9'] },
    })
  })

  it('leaves out what it does not know', () => {
    expect(parseSettings({ zoom: 3, textSize: 20 })).toEqual({ ...DEFAULT_SETTINGS, textSize: 20 })
  })

  it.each([undefined, null, 'dark', 7, [], [1], true])('reads %j as nothing', (stored) => {
    expect(parseSettings(stored)).toEqual(DEFAULT_SETTINGS)
  })

  it('never throws and always gives settings that fit', () => {
    const fields = fc.record(
      Object.fromEntries(Object.keys(DEFAULT_SETTINGS).map((name) => [name, fc.jsonValue()])),
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fields), (stored) => {
        expect(settingsSchema.safeParse(parseSettings(stored)).success).toBe(true)
      }),
    )
  })
})
