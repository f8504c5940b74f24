import { defineConfig } from 'vite'

/** Main is one CommonJS file: Electron loads it before `ready`, when schemes must be registered. */
export default defineConfig({
  root: import.meta.dirname,
  build: {
    ssr: 'index.ts',
    outDir: '../dist/main',
    emptyOutDir: false,
    target: 'node20',
    rollupOptions: { external: ['electron'], output: { format: 'cjs', entryFileNames: 'index.cjs' } },
  },
  ssr: { noExternal: true },
})
