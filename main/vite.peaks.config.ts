import { defineConfig } from 'vite'

/** The waveform job runs in a process of its own, from one CommonJS file. */
export default defineConfig({
  root: import.meta.dirname,
  build: {
    ssr: 'jobs/peaks.ts',
    outDir: '../dist/main',
    emptyOutDir: false,
    target: 'node20',
    rollupOptions: { external: ['electron'], output: { format: 'cjs', entryFileNames: 'peaks.cjs' } },
  },
  ssr: { noExternal: true },
})
