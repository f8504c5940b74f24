// node scripts/make-calibration.mjs   makes assets/calibration/rise.{mp3,m4a} again (needs ffmpeg with LAME).
// A tone that rises by 2000 Hz each second tells by its pitch where in it one is: so the app finds out how late its
// decoders are.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root, say } from './tools.mjs'

const RATE = 44_100
const SECONDS = 2.5
const START_HZ = 1000
const RISE_HZ = 2000
const ENCODERS = {
  'rise.mp3': ['-c:a', 'libmp3lame', '-b:a', '64k'],
  'rise.m4a': ['-c:a', 'aac', '-b:a', '64k', '-movflags', '+faststart'],
}

const samples = new Int16Array(RATE * SECONDS)
for (let i = 0, phase = 0; i < samples.length; i++) {
  phase += (START_HZ + (RISE_HZ * i) / RATE) / RATE
  samples[i] = 12_000 * Math.sin(2 * Math.PI * phase)
}
const input = ['-f', 's16le', '-ar', String(RATE), '-ac', '1', '-i', 'pipe:0']
for (const [name, encoder] of Object.entries(ENCODERS)) {
  const file = join(root, 'assets', 'calibration', name)
  const args = [
    '-v',
    'error',
    '-y',
    ...input,
    ...encoder,
    '-map_metadata',
    '-1',
    '-fflags',
    '+bitexact',
    file,
  ]
  const { status, error } = spawnSync('ffmpeg', args, {
    input: Buffer.from(samples.buffer),
    stdio: ['pipe', 1, 2],
  })
  if (error) throw error
  if (status !== 0) throw new Error(`ffmpeg ended with ${status}`)
  say(`Wrote assets/calibration/${name}`)
}
