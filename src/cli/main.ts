import { addAbortSignal } from 'node:stream'
import { parseArgs } from 'node:util'
import { SETTING_LIST, type Setting } from '../config/settings.ts'
import type { ConfigFlags } from '../config.ts'
import { FihristError, toFihristError } from '../errors.ts'
import { type Command, flag, list, type Terminal, text, type Values } from './command.ts'
import { COMMANDS } from './commands.ts'
import { COMMON_OPTIONS } from './common-options.ts'
import { readPackage } from './read-package.ts'
import { renderCommandHelp, renderHelp } from './render/render-help.ts'

/** Exit codes: 0 done, 1 failed, 2 called wrongly. */
const FAILED = 1
const USAGE = 2

/** Errors that mean that the command line was wrong, not that the work failed. */
const USAGE_CODES = new Set(['bad_request', 'bad_filter'])

/** Runs a command line (without node and script) and returns the exit code; never throws. */
export async function main(argv: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = argv
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    terminal.out(renderHelp(COMMANDS))
    return name === undefined ? USAGE : 0
  }
  if (name === '--version' || name === '-v') {
    terminal.out(`${readPackage().version}\n`)
    return 0
  }
  const entry = COMMANDS.find((candidate) => candidate.name === name)
  if (entry === undefined) {
    terminal.err(`fihrist: there is no command "${name}"; see fihrist --help\n`)
    return USAGE
  }
  try {
    const command = await entry.load()
    const { values, positionals } = parseCommandLine(command, rest)
    if (flag(values, 'help')) {
      terminal.out(renderCommandHelp(entry, command))
      return 0
    }
    if (positionals.length < command.arity.min || positionals.length > command.arity.max) {
      throw new FihristError('bad_request', `usage: fihrist ${name} ${command.usage}`)
    }
    const { readConfig } = await import('../config.ts')
    const config = readConfig(readFlags(values), terminal.environment)
    return await command.run({ arguments: positionals, values, config, terminal })
  } catch (error) {
    const { code, message } = toFihristError(error)
    terminal.err(`fihrist ${name}: ${message} (${code})\n`)
    return USAGE_CODES.has(code) ? USAGE : FAILED
  }
}

/** What the command line says of settings. */
function readFlags(values: Values): ConfigFlags {
  const said = ({ option, value, many }: Setting) => {
    if (option === undefined) return undefined
    if (value === undefined) return flag(values, option) || undefined
    return many ? list(values, option) : text(values, option)
  }
  return Object.fromEntries(SETTING_LIST.map(([name, setting]) => [name, said(setting)]))
}

function parseCommandLine(command: Command, args: readonly string[]): { values: Values; positionals: string[] } {
  try {
    const options = { ...COMMON_OPTIONS, ...command.options }
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    throw new FihristError('bad_request', (error as Error).message, {}, error)
  }
}

/** Runs this process's command line and ends the process with its exit code. */
export async function runProcess(): Promise<void> {
  const interruption = new AbortController()
  const stopped = new Promise<void>((resolve) => {
    interruption.signal.addEventListener('abort', () => resolve())
    // Once: whoever asks twice does not want to wait.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interruption.abort())
  })
  // A reader may go away (fihrist search … | head); what is left to print is then nobody's, and a server serves on.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') process.exit(FAILED)
  })
  // Nobody reads what is said there any more; what is done goes on.
  process.stderr.on('error', () => {})
  const interactive = process.stdout.isTTY === true && process.stderr.isTTY === true
  process.exitCode = await main(process.argv.slice(2), {
    out: (chunk) => process.stdout.write(chunk),
    err: (chunk) => process.stderr.write(chunk),
    unread: () => process.stderr.writableLength,
    interactive,
    environment: process.env,
    stdin: () => addAbortSignal(interruption.signal, process.stdin),
    stopped,
    endWithin: (milliseconds) => void setTimeout(() => process.exit(FAILED), milliseconds).unref(),
    interrupted: interruption.signal,
    ask:
      interactive && process.stdin.isTTY === true
        ? async (question) => (await import('./ask-yes.ts')).askYes(question, stopped)
        : undefined,
  })
}
