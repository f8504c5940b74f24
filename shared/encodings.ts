import { type Message, message } from './words/message.ts'

/** An encoding that a text may be read in: the name that main knows, and one for people. */
export type Encoding = { readonly id: string; readonly name: Message }

/** The common ones first. */
const IDS = [
  'utf-8',
  'windows-1252',
  'utf-16le',
  'utf-16be',
  'macintosh',
  'windows-1250',
  'iso-8859-2',
  'windows-1251',
  'koi8-r',
  'koi8-u',
  'iso-8859-5',
  'cp866',
  'windows-1253',
  'iso-8859-7',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'windows-1257',
  'windows-1258',
  'shift_jis',
  'euc-jp',
  'gb18030',
  'big5',
  'euc-kr',
] as const

/** What is offered when a text looks wrong. */
export const encodings: readonly Encoding[] = IDS.map((id) => ({ id, name: message(`encoding.${id}`) }))
