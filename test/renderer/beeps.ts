/** Mono, 16 bit, 22 050 Hz: a beep of 0.1 s at each full second, the odd ones half as loud. */
export function wav(seconds: number): Blob {
  const rate = 22_050
  const samples = new Int16Array(seconds * rate)
  for (let i = 0; i < samples.length; i++) {
    const at = i % rate
    const loud = Math.floor(i / rate) % 2 === 0 ? 0.8 : 0.4
    if (at < rate / 10) samples[i] = Math.round(Math.sin((at / rate) * 2 * Math.PI * 1000) * loud * 32_767)
  }
  return wavOf(samples, rate)
}

/** Samples (mono, 16 bit) as a file. */
export function wavOf(samples: Int16Array<ArrayBuffer>, rate: number): Blob {
  const head = new DataView(new ArrayBuffer(44))
  const text = (at: number, word: string) =>
    Array.from({ length: word.length }, (_, i) => head.setUint8(at + i, word.charCodeAt(i)))
  text(0, 'RIFF')
  head.setUint32(4, 36 + samples.byteLength, true)
  text(8, 'WAVEfmt ')
  head.setUint32(16, 16, true)
  head.setUint16(20, 1, true)
  head.setUint16(22, 1, true)
  head.setUint32(24, rate, true)
  head.setUint32(28, rate * 2, true)
  head.setUint16(32, 2, true)
  head.setUint16(34, 16, true)
  text(36, 'data')
  head.setUint32(40, samples.byteLength, true)
  return new Blob([head, samples], { type: 'audio/wav' })
}
