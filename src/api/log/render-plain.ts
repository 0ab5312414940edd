import type { DescribedError } from './describe-error.ts'
import { escapeHidden } from './escape-hidden.ts'

type Line = Readonly<Record<string, unknown>> & {
  readonly time: string
  readonly level: string
  readonly msg?: string
  readonly err?: DescribedError
}

/** Said first, in this order and without their names: a request reads as one is used to. */
const FIRST = ['method', 'route', 'status'] as const

/** A line of the log in words: local time, level, what there is to say; an error's stack below, indented. */
export function renderPlain(json: string): string {
  const { time, level, msg = '', err, ...fields } = JSON.parse(json) as Line
  const { ms, ...others } = fields as { readonly ms?: number }
  const request = FIRST.flatMap((name) => (fields[name] === undefined ? [] : [String(fields[name])]))
  const rest = Object.entries(others).filter(([name]) => !(FIRST as readonly string[]).includes(name))
  const words = [
    new Date(time).toTimeString().slice(0, 8),
    level.toUpperCase().padEnd(5),
    ...request,
    ...(ms === undefined ? [] : [`${ms} ms`]),
    // A request says so by itself.
    ...(msg === '' || msg === 'request' ? [] : [msg]),
    ...rest.map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`),
  ]
  const stack = err === undefined ? [] : err.stack.split('\n')
  return `${escapeHidden(words.join(' '))}\n${stack.map((line) => `    ${escapeHidden(line)}\n`).join('')}`
}
