// What was measured, as rows: a figure, what it is compared with, and their ratio. Printed as a table, kept as JSON.
import { mkdir, writeFile } from 'node:fs/promises'
import os from 'node:os'
import { dirname } from 'node:path'
import { say } from '../tools.mjs'

export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/**
 * One row. `values` = one per run, their median is the figure. `reference` = { what, values }, measured in the same
 * run; the ratio is figure / reference.
 */
export function row(what, unit, values, reference = null) {
  const figure = median(values)
  const compared = reference && median(reference.values)
  const made = {
    what,
    unit,
    figure,
    runs: values,
    reference: reference && { what: reference.what, figure: compared, runs: reference.values },
    ratio: reference && figure / compared,
  }
  say(
    `  ${what}: ${number(figure)} ${unit}${reference ? `, ${made.ratio.toFixed(2)} x ${reference.what}` : ''}`,
  )
  return made
}

/** A row without a figure, with a word on why. */
export function gap(what, reason) {
  say(`  ${what}: ${reason}`)
  return { what, reason }
}

/** The rows that are no finite numbers, by name. A gap has said why. */
export function flaws(rows) {
  const numbers = ({ figure, reference, ratio }) => [figure, ...(reference ? [reference.figure, ratio] : [])]
  return rows.filter((each) => !each.reason && !numbers(each).every(Number.isFinite)).map(({ what }) => what)
}

export function printTable(rows) {
  const cells = rows.map(({ what, figure, unit, reference, ratio, reason }) =>
    reason
      ? [what, reason, '', '', '']
      : [
          what,
          `${number(figure)} ${unit}`,
          reference ? `${number(reference.figure)} ${unit}` : '',
          reference ? ratio.toFixed(2) : '',
          reference?.what ?? '',
        ],
  )
  const table = [['what', 'Earmark', 'reference', 'ratio', 'the reference is'], ...cells]
  // A long reason must not widen its column.
  const widths = table[0].map((_, column) =>
    Math.max(...table.map((line) => (line[2] === '' && column === 1 ? 0 : line[column].length))),
  )
  for (const line of table) {
    const padded = line.map((cell, column) =>
      column === 0 || column === 4 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]),
    )
    say(padded.join('  ').trimEnd())
  }
}

export async function writeJson(file, { rows, form, versions }) {
  const [cpu] = os.cpus()
  const machine = {
    cpu: cpu?.model ?? 'unknown',
    cores: os.availableParallelism(),
    memoryMb: Math.round(os.totalmem() / 1e6),
    os: `${os.type()} ${os.release()} ${os.arch()}`,
  }
  const result = { form, date: new Date().toISOString(), machine, versions, rows }
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, `${JSON.stringify(result, null, 2)}\n`)
}

function number(value) {
  if (!Number.isFinite(value)) return String(value)
  return value < 100 ? value.toFixed(1) : Math.round(value).toLocaleString('en')
}
