import '@fontsource-variable/inter/index.css'
import '@fontsource-variable/literata/index.css'
import '@fontsource-variable/literata/wght-italic.css'
import './styles/tokens.css'
import './styles/base.css'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { start } from './start-up.ts'

const root = document.getElementById('app')
if (root) createRoot(root).render(<App />)
void start(new AbortController().signal)
