/** An encoding that a text may be read in: the name that main knows, and one for people. */
export type Encoding = { readonly id: string; readonly name: string }

/** What is offered when a text looks wrong; the common ones first. */
export const encodings: readonly Encoding[] = [
  { id: 'utf-8', name: 'Unicode (UTF-8)' },
  { id: 'windows-1252', name: 'Western European (Windows-1252)' },
  { id: 'utf-16le', name: 'Unicode (UTF-16, little-endian)' },
  { id: 'utf-16be', name: 'Unicode (UTF-16, big-endian)' },
  { id: 'macintosh', name: 'Western European (Mac Roman)' },
  { id: 'windows-1250', name: 'Central European (Windows-1250)' },
  { id: 'iso-8859-2', name: 'Central European (ISO 8859-2)' },
  { id: 'windows-1251', name: 'Cyrillic (Windows-1251)' },
  { id: 'koi8-r', name: 'Cyrillic (KOI8-R)' },
  { id: 'windows-1253', name: 'Greek (Windows-1253)' },
  { id: 'windows-1254', name: 'Turkish (Windows-1254)' },
  { id: 'windows-1255', name: 'Hebrew (Windows-1255)' },
  { id: 'windows-1256', name: 'Arabic (Windows-1256)' },
  { id: 'windows-1257', name: 'Baltic (Windows-1257)' },
  { id: 'windows-1258', name: 'Vietnamese (Windows-1258)' },
  { id: 'shift_jis', name: 'Japanese (Shift JIS)' },
  { id: 'euc-jp', name: 'Japanese (EUC-JP)' },
  { id: 'gb18030', name: 'Chinese, simplified (GB 18030)' },
  { id: 'big5', name: 'Chinese, traditional (Big5)' },
  { id: 'euc-kr', name: 'Korean (EUC-KR)' },
]
