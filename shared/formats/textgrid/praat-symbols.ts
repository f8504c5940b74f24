/**
 * The special symbols of Praat: a backslash and these two characters stand for the third (Praat manual,
 * "Special symbols").
 */
const LETTERS = `
  a\`à a'á a^â a~ã a"ä aoå a;ą c'ć c<č d<ď d-đ e\`è e'é e^ê e"ë e<ě e;ę g<ǧ i\`ì i'í i^î i"ï l/ł n'ń n~ñ n<ň
  o\`ò o'ó o^ô o~õ o"ö o:ő r<ř s'ś s<š t<ť u\`ù u'ú u^û u"ü u:ű uoů y'ý y"ÿ z'ź z<ž z!ż
  A\`À A'Á A^Â A~Ã A"Ä AoÅ A;Ą C'Ć C<Č D<Ď D-Đ E\`È E'É E^Ê E"Ë E<Ě E;Ę G<Ǧ I\`Ì I'Í I^Î I"Ï L/Ł N'Ń N~Ñ N<Ň
  O\`Ò O'Ó O^Ô O~Õ O"Ö O:Ő R<Ř S'Ś S<Š T<Ť U\`Ù U'Ú U^Û U"Ü U:Ű UoŮ Y'Ý Y"Ÿ Z'Ź Z<Ž Z!Ż
  ssß aeæ AeÆ c,ç C,Ç o/ø O/Ø thþ ThÞ FIﬁ FLﬂ`
const SIGNS = `
  bs\\ !d¡ ?d¿ --– +-± 'a' "l“ "r” <<« >>» .c· dg° c/¢ Lp£ cu¤ eu€ Y=¥ SS§ ||¶ co© re® a_ª o_º tm™ TM™ no¬ xx× :-÷
  fdƒ bu• 'p′ "p″ At∀ dd∂ Er∃ O|∅ e=∈ su∑ -m− /d∕ Vr√ oc∝ oo∞ an∧ or∨ ni∩ uu∪ in∫ .3∴ =~≅ ~~≈ =/≠ =3≡ <_≤ >_≥
  c=⊂ o+⊕ ox⊗ Tt⊥ ..⋯ cl♣ di♦ he♥ sp♠ <-← ^|↑ ->→ _|↓ <>↔ <=⇐ ^#⇑ =>⇒ _#⇓ eq⇔`
const GREEK = `
  alα beβ gaγ deδ epε zeζ etη teθ t2ϑ ioι kaκ laλ muμ nuν xiξ onο piπ roρ siσ s2ς taτ upυ fiφ f2ϕ ciχ psψ omω o2ϖ
  AlΑ BeΒ GaΓ DeΔ EpΕ ZeΖ EtΗ TeΘ IoΙ KaΚ LaΛ MuΜ NuΝ XiΞ OnΟ PiΠ RoΡ SiΣ TaΤ UpΥ FiΦ CiΧ PsΨ OmΩ`
const PHONETIC = `
  dhð h-ħ oeœ atɐ asɑ ayɒ abɒ b^ɓ bcʙ ctɔ ccɕ d.ɖ d^ɗ e-ɘ swə srɚ efɛ erɜ kbɞ j-ɟ g^ɠ gsɡ gcɢ gfɣ rhɤ G^ʛ htɥ h^ɦ
  hjɧ hcʜ i-ɨ icɪ jcʝ l~ɫ l-ɬ l.ɭ lzɮ lcʟ mtɯ mlɰ mjɱ ngŋ njɲ n.ɳ ncɴ o-ɵ Oeɶ |1ǀ |2ǁ |-ǂ ffɸ rtɹ rlɺ r.ɻ f.ɽ fhɾ
  rcʀ riʁ s.ʂ shʃ j^ʄ t.ʈ u-ʉ hsʊ vsʋ vtʌ wtʍ ytʎ ycʏ z.ʐ zcʑ zhʒ ?gʔ 9eʕ O.ʘ ?-ʡ 9-ʢ :fː .fˑ bfβ tfθ cfχ '1ˈ '2ˌ
  ^hʰ ^Hʱ ^jʲ ^wʷ ^Yᶣ ^yʸ ^?ˀ ^9ˤ ^lˡ ^sˢ ^gˠ ^nⁿ`
/** Signs that stand above or below the letter before them. */
const COMBINING: readonly (readonly [pair: string, code: number])[] = [
  ['`^', 0x300],
  ["'^", 0x301],
  ['^^', 0x302],
  ['~^', 0x303],
  ['-^', 0x304],
  ['N^', 0x306],
  [':^', 0x308],
  ['0^', 0x30a],
  ['v^', 0x30c],
  ['cn', 0x31a],
  ['cv', 0x31c],
  ['T^', 0x31d],
  ['Tv', 0x31e],
  ['+v', 0x31f],
  ['-v', 0x320],
  [':v', 0x324],
  ['0v', 0x325],
  ['|v', 0x329],
  ['Nv', 0x32a],
  ['nv', 0x32f],
  ['~v', 0x330],
  ['~<', 0x334],
  ['3v', 0x339],
  ['Uv', 0x33a],
  ['Dv', 0x33b],
  ['T(', 0x318],
  ['T)', 0x319],
  ['li', 0x361],
  ['hr', 0x2de],
]

/** What each pair of characters stands for. */
export const SYMBOLS: ReadonlyMap<string, string> = new Map([
  ...[LETTERS, SIGNS, GREEK, PHONETIC]
    .flatMap((table) => table.trim().split(/\s+/))
    .map((entry) => [entry.slice(0, 2), entry.slice(2)] as const),
  ...COMBINING.map(([pair, code]) => [pair, String.fromCodePoint(code)] as const),
])
