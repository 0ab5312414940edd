import { FihristError } from '../../errors.ts'

/**
 * The parameters of a URL by name. Throws `bad_request` for a parameter that is given twice (which one is meant?) and
 * for an escape that is not UTF-8 (the word would silently become another one).
 */
export function readQueryString(text: string | null | undefined): Record<string, string> {
  const parameters = new Map<string, string>()
  for (const part of (text ?? '').split('&')) {
    if (part === '') continue
    const equals = part.indexOf('=')
    const name = unescapePart(equals < 0 ? part : part.slice(0, equals))
    if (parameters.has(name)) {
      throw new FihristError('bad_request', `the parameter "${name}" is given twice`, { parameter: name })
    }
    parameters.set(name, unescapePart(equals < 0 ? '' : part.slice(equals + 1)))
  }
  return Object.fromEntries(parameters)
}

function unescapePart(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    throw new FihristError('bad_request', 'the URL holds a %-escape that is not UTF-8; a percent sign itself is %25')
  }
}
