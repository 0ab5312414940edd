#!/usr/bin/env node
// Plain syntax on purpose: an old Node must get as far as saying that it is too old.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import module from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const version = process.versions.node.split('.').map(Number)
const newEnough = version[0] > 22 || (version[0] === 22 && version[1] >= 18)
const ownNode = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node')

if (newEnough) {
  // Keeps what is compiled for the next start; the sources of a clone have their types stripped only once.
  if (module.enableCompileCache) module.enableCompileCache()
  // A clone has the sources, which run as they are; the published package has what they were compiled to.
  const source = join(root, 'src', 'cli', 'main.ts')
  const main = existsSync(source) ? source : join(root, 'dist', 'cli', 'main.js')
  import(pathToFileURL(main).href).then((cli) => cli.runProcess())
} else if (existsSync(ownNode) && !process.env.FIHRIST_RERUN) {
  const child = spawn(ownNode, process.argv.slice(1), {
    stdio: 'inherit',
    env: Object.assign({}, process.env, { FIHRIST_RERUN: '1' }),
  })
  ;['SIGINT', 'SIGTERM', 'SIGHUP'].forEach((signal) => {
    process.on(signal, () => {
      child.kill(signal)
    })
  })
  child.on('exit', (code, signal) => {
    process.exit(signal ? 1 : code)
  })
} else {
  console.error(`fihrist needs Node 22.18 or newer; this is ${process.version}`)
  process.exit(2)
}
