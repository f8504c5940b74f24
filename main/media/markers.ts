import path from 'node:path'
import type { Marker } from '../../shared/contract.ts'
import { message } from '../../shared/words/message.ts'
import { exactAudio, prepareAudio } from '../audio/prepare.ts'
import { bundledFolder } from '../grants/bundled.ts'
import { grantAudio } from '../grants/grants.ts'

const FILES = {
  mp3: { name: 'rise.mp3', kind: 'MP3', mime: 'audio/mpeg', layout: 'mp3' },
  aac: {
    name: 'rise.m4a',
    kind: message('media.within', { codec: 'AAC', container: 'MP4' }),
    mime: 'audio/mp4',
    layout: 'mp4',
  },
} as const

/** The bundled clips whose sound tells its own place, served the same way as any episode. */
export function openMarkers(): Promise<readonly Marker[]> {
  return Promise.all(
    (['mp3', 'aac'] as const).map(async (codec) => {
      const { name, ...kind } = FILES[codec]
      const file = path.join(bundledFolder('calibration'), name)
      const id = grantAudio(file, kind.mime)
      prepareAudio(id, file, { ...kind, plays: true })
      const { url, skipMs } = await exactAudio(id)
      return { codec, url, skipMs }
    }),
  )
}
