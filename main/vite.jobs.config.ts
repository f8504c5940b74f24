import { defineConfig } from 'vite'

/** Each job runs in a process of its own, from a CommonJS file. */
export default defineConfig({
  root: import.meta.dirname,
  build: {
    ssr: true,
    outDir: '../dist/main',
    emptyOutDir: false,
    target: 'node20',
    rollupOptions: {
      input: { peaks: 'jobs/peaks-job.ts' },
      external: ['electron'],
      output: { format: 'cjs', entryFileNames: '[name].cjs' },
    },
  },
  ssr: { noExternal: true },
})
