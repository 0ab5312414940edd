import type { Command, CommandEntry } from '../command.ts'
import { COMMON_HELP } from '../common-options.ts'

/** The help of `fihrist --help`. */
export function renderHelp(commands: readonly CommandEntry[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length))
  const rows = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`)
  return `Fihrist: full-text search for Arabic\n\nusage: fihrist COMMAND …\n\n${rows.join('\n')}\n\nfihrist COMMAND --help says more, fihrist --version which one this is.\n`
}

/** The help of one command. */
export function renderCommandHelp({ name, summary }: CommandEntry, { usage, help }: Command): string {
  const rows = [...Object.values(help), ...Object.values(COMMON_HELP)].map((row) => `  ${row}`)
  return `usage: fihrist ${name} ${usage}\n${summary}\n\n${rows.join('\n')}\n`
}
