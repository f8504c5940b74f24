import type { KeyPress } from '../../../shared/commands/chord.ts'

/** A keyboard layout: by code what a key types alone and with Shift. */
export type Layout = ReadonlyMap<string, readonly [plain: string, shifted: string]>

const ROWS = [
  'Backquote Digit1 Digit2 Digit3 Digit4 Digit5 Digit6 Digit7 Digit8 Digit9 Digit0 Minus Equal',
  'KeyQ KeyW KeyE KeyR KeyT KeyY KeyU KeyI KeyO KeyP BracketLeft BracketRight',
  'KeyA KeyS KeyD KeyF KeyG KeyH KeyJ KeyK KeyL Semicolon Quote Backslash',
  'IntlBackslash KeyZ KeyX KeyC KeyV KeyB KeyN KeyM Comma Period Slash',
].map((row) => row.split(' '))

function layout(...rows: readonly (readonly [string, string])[]): Layout {
  return new Map(
    rows.flatMap(([plain, shifted], row) =>
      (ROWS[row] ?? []).map((code, i) => [code, [plain[i] ?? '', shifted[i] ?? '']] as const),
    ),
  )
}

/** Layouts as X.Org has them (xkeyboard-config); accents that wait for their letter by the accent. */
export const LAYOUTS = {
  us: layout(
    ['`1234567890-=', '~!@#$%^&*()_+'],
    ['qwertyuiop[]', 'QWERTYUIOP{}'],
    ["asdfghjkl;'\\", 'ASDFGHJKL:"|'],
    ['<zxcvbnm,./', '>ZXCVBNM<>?'],
  ),
  de: layout(
    ['^1234567890ß´', '°!"§$%&/()=?`'],
    ['qwertzuiopü+', 'QWERTZUIOPÜ*'],
    ['asdfghjklöä#', "ASDFGHJKLÖÄ'"],
    ['<yxcvbnm,.-', '>YXCVBNM;:_'],
  ),
  fr: layout(
    ['²&é"\'(-è_çà)=', '~1234567890°+'],
    ['azertyuiop^$', 'AZERTYUIOP¨£'],
    ['qsdfghjklmù*', 'QSDFGHJKLM%µ'],
    ['<wxcvbn,;:!', '>WXCVBN?./§'],
  ),
  dvorak: layout(
    ['`1234567890[]', '~!@#$%^&*(){}'],
    ["',.pyfgcrl/=", '"<>PYFGCRL?+'],
    ['aoeuidhtns-\\', 'AOEUIDHTNS_|'],
    ['<;qjkxbmwvz', '>:QJKXBMWVZ'],
  ),
  bepo: layout(
    ['$"«»()@+-/*=%', '#1234567890°`'],
    ['bépoè^vdljzw', 'BÉPOÈ!VDLJZW'],
    ['auie,tsrnmç', 'AUIE;TSRNMÇ'],
    ['êày.k’qghf', 'ÊÀX:K?QGHF'],
  ),
  tr: layout(
    ['"1234567890*-', "é!'^+%&/()=?_"],
    ['qwertyuıopğü', 'QWERTYUIOPĞÜ'],
    ['asdfghjklşi,', 'ASDFGHJKLŞİ;'],
    ['<zxcvbnmöç.', '>ZXCVBNMÖÇ:'],
  ),
  cz: layout(
    [';+ěščřžýáíé=´', '°1234567890%ˇ'],
    ['qwertzuiopú)', 'QWERTZUIOP/('],
    ['asdfghjklů§¨', 'ASDFGHJKL"!\''],
    ['\\yxcvbnm,.-', '|YXCVBNM?:_'],
  ),
  ru: layout(
    ['ё1234567890-=', 'Ё!"№;%:?*()_+'],
    ['йцукенгшщзхъ', 'ЙЦУКЕНГШЩЗХЪ'],
    ['фывапролджэ\\', 'ФЫВАПРОЛДЖЭ/'],
    ['/ячсмитьбю.', '|ЯЧСМИТЬБЮ,'],
  ),
  gr: layout(
    ['`1234567890-=', '~!@#$%^&*()_+'],
    [';ςερτυθιοπ[]', ':ΣΕΡΤΥΘΙΟΠ{}'],
    ["ασδφγηξκλ´'\\", 'ΑΣΔΦΓΗΞΚΛ¨"|'],
    ['<ζχψωβνμ,./', '>ΖΧΨΩΒΝΜ<>?'],
  ),
  il: layout(
    [';1234567890-=', '~!@#$%^&*)(_+'],
    ["/'קראטוןםפ][", 'QWERTYUIOP}{'],
    ['שדגכעיחלךף,\\', 'ASDFGHJKL:"|'],
    ['<זסבהנמצתץ.', '>ZXCVBNM><?'],
  ),
}
export type LayoutName = keyof typeof LAYOUTS

/** What the browser says of a layout. */
export function namesOf(name: LayoutName): ReadonlyMap<string, string> {
  return new Map([...LAYOUTS[name]].map(([code, [plain]]) => [code, plain]))
}

const WAITS = /^[´¨ˇ]$/

/** A key pressed on a layout. */
export function pressOn(
  name: LayoutName,
  code: string,
  held: Partial<Pick<KeyPress, 'ctrlKey' | 'shiftKey' | 'altKey'>> = {},
): KeyPress {
  const [plain = '', shifted = ''] = LAYOUTS[name].get(code) ?? []
  const typed = held.shiftKey === true ? shifted : plain
  const nothing = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false }
  const key = WAITS.test(typed) ? 'Dead' : typed
  return { code, key, ...nothing, getModifierState: () => false, ...held }
}
