import '@fontsource-variable/inter/index.css'
import '@fontsource-variable/literata/index.css'
import '@fontsource-variable/literata/wght-italic.css'
import './styles/tokens.css'
import './styles/base.css'
import { createRoot } from 'react-dom/client'
import { localeOf, speak } from '../shared/words/speak.ts'
import { App } from './app.tsx'
import { start } from './start-up.ts'
import { trustOurOwn } from './trusted-types.ts'

trustOurOwn()
// Main says so in the address: the first thing drawn is in the right language.
speak(localeOf(new URLSearchParams(location.search).get('locale')))
const root = document.getElementById('app')
if (root) createRoot(root).render(<App />)
void start(new AbortController().signal)
