import os from 'node:os'
import { computePeaks } from './compute-peaks.ts'
import { serveJob } from './serve.ts'

/** Below the program that plays and draws, on every system. */
const NICENESS = 10

os.setPriority(NICENESS)
serveJob(process.parentPort, computePeaks)
