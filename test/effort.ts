/** What a job took: keys pressed, seconds from opening to done, and what came out, in words. */
export type Effort = {
  readonly job: string
  readonly presses: number
  readonly seconds: number
  readonly result: string
}

/** The table of what jobs took, one below the other. */
export function printEfforts(efforts: readonly Effort[]): string {
  const lines = [
    ['job', 'presses', 'seconds', 'result'],
    ...efforts.map(({ job, presses, seconds, result }) => [job, String(presses), seconds.toFixed(1), result]),
  ]
  const widths = [0, 1, 2].map((column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  return lines
    .map(([job = '', presses = '', seconds = '', result = '']) =>
      [
        job.padEnd(widths[0] ?? 0),
        presses.padStart(widths[1] ?? 0),
        seconds.padStart(widths[2] ?? 0),
        result,
      ].join('  '),
    )
    .join('\n')
}
