import { main } from '../../src/cli/main.ts'

export type CommandResult = { readonly code: number; readonly out: string; readonly err: string }

/** Runs a command in this process, as a script would see it (no terminal), and gives what it printed. */
export async function fihrist(args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<CommandResult> {
  let out = ''
  let err = ''
  const code = await main(args, {
    out: (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
    interactive: false,
    environment,
    stopped: Promise.resolve(),
  })
  return { code, out, err }
}
