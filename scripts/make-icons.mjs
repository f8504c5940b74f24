// node scripts/make-icons.mjs   draws the PNG icons from assets/icons/icon.svg.
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { ensureSystem } from './system.mjs'
import { root, say } from './tools.mjs'

const folder = join(root, 'assets', 'icons')
const svg = await readFile(join(folder, 'icon.svg'), 'utf8')
const { chromium: executablePath } = await ensureSystem({ browser: true })
const browser = await chromium.launch({ executablePath })
const page = await browser.newPage()
// Small sizes are drawn, not shrunk: Linux desktops show them as they are.
await mkdir(join(folder, 'linux'), { recursive: true })
const small = [16, 32, 48, 64, 128, 256, 512].map((size) => [size, `linux/${size}x${size}.png`])
for (const [size, name] of [...small, [1024, 'icon.png']]) {
  await page.setViewportSize({ width: size, height: size })
  await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw}</style>${svg}`)
  await page.screenshot({ path: join(folder, name), omitBackground: true })
}
await browser.close()
say('Icons drawn into assets/icons/')
