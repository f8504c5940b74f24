import { expect, it } from 'vitest'
import { parseCommaTiming } from '../../../../shared/formats/cues/comma-cues.ts'

const parse = (line: string) => {
  const timing = parseCommaTiming(line, { from: 0, to: line.length }, { kind: 'seconds', digits: 3 })
  return timing && [timing.start.ms, timing.end.ms, line.slice(timing.end.from, timing.end.to)]
}

it('reads two clocks with a comma between them and nothing else', () => {
  expect(parse('0:00:01.000,0:00:02.500')).toEqual([1000, 2500, '0:00:02.500'])
  expect(parse(' 100:00:01,5 , 100:00:02,25 ')).toEqual([360_001_500, 360_002_250, '100:00:02,25'])
  expect(parse('0:00:01.000,0:99:02.500')).toEqual([1000, 5_942_500, '0:99:02.500'])
  for (const line of ['0:00:01.000', '0:00:01.000,', '0:00:01.000,0:00:02.500 x', 'a,b', '0:01,0:02'])
    expect(parse(line)).toBeNull()
})
