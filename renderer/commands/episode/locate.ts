import type { LocatedAudio, LostAudio, Opened } from '../../../shared/contract.ts'
import { host } from '../../host.ts'
import { ask } from '../ask.ts'
import { failureOf } from '../files/failure.ts'
import { reportOf } from '../say.ts'

/**
 * Asks for the audio of an episode that is not where it was. Answers what to open: the episode with that, or
 * without audio; null = nothing. Other audio than it had is taken only when the user says so.
 */
export async function locate(opened: Opened, lost: LostAudio): Promise<Opened | null> {
  const hasText = opened.texts.length > 0
  let answer = await ask({ kind: 'lost-audio', name: lost.name, hasText })
  while (answer === 'locate' || answer === 'another') {
    const result = await host.locateAudio({ episode: lost.episode })
    if (!result.ok) reportOf('opening', failureOf(lost.name, result))
    const located = result.ok ? result.value : null
    if (!located) answer = await ask({ kind: 'lost-audio', name: lost.name, hasText })
    else {
      answer = located.isSame ? 'use' : await askOther(located)
      if (answer === 'use') return move(lost, located)
    }
  }
  return answer === 'without' ? { ...opened, lost: undefined } : null
}

function askOther({ name, nowMs, thenMs }: LocatedAudio): Promise<string> {
  return ask({ kind: 'other-audio', name, nowMs, thenMs })
}

async function move({ episode }: LostAudio, { grant, name }: LocatedAudio): Promise<Opened | null> {
  const result = await host.moveEpisode({ episode, audio: grant })
  if (result.ok) return result.value
  reportOf('opening', failureOf(name, result))
  return null
}
