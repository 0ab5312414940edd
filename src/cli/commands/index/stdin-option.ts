import { FihristError } from '../../../errors.ts'
import { STDIN, type Stdin } from '../../../indexing/files/open-stdin.ts'
import { type Terminal, text, type Values } from '../../command.ts'

/** The standard input when `-` is among the paths, and how to let go of it: nobody shall wait for what is not read. */
export function stdinOption(
  paths: readonly string[],
  values: Values,
  terminal: Terminal,
): { readonly stdin: Stdin | undefined; readonly close: () => void } {
  const [format, name] = [text(values, 'format'), text(values, 'stdin-name')]
  if (!paths.includes(STDIN)) {
    const given = format === undefined ? '--stdin-name' : '--format'
    if (format === undefined && name === undefined) return { stdin: undefined, close() {} }
    throw new FihristError('bad_request', `${given}: says what "-" (standard input) is, which is not among the paths`)
  }
  const bytes = terminal.stdin?.()
  if (bytes === undefined) throw new FihristError('bad_request', '"-" is the standard input, and there is none')
  if (bytes.isTTY) terminal.err('reading from the terminal; Ctrl-D at the beginning of a line ends it\n')
  return { stdin: { bytes, format, name }, close: () => bytes.destroy() }
}
