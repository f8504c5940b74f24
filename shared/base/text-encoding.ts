import * as z from 'zod/mini'

/** Those that are offered, and others that reading may guess; main knows more that are none, like base64. */
const NAME =
  /^(?:utf-(?:8|16[bl]e|32[bl]e)|(?:windows|iso|ibm|cp|koi8|euc|mac|gb|big|shift|ks|tis)[\w-]{0,20})$/
/** The name of an encoding of a text. */
export const textEncoding = z.string().check(z.regex(NAME))
