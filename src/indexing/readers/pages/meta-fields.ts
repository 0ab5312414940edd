import { fieldOf } from '../fields/field-of.ts'
import type { ReaderContext } from '../reader.ts'

/** What pages tell browsers, search robots and other sites: never about the text, and in nearly every page. */
const FOR_MACHINES =
  /^(?:viewport|generator|referrer|theme-color|color-scheme|application-name|format-detection|robots|googlebot|rating|handheldfriendly|mobileoptimized|csrf-.*|apple-.*|msapplication-.*|.*-verification|twitter:.*|next-.*|content-type)$/

/** They are taken from the page itself, unless `map` names a meta element for them. */
const FROM_THE_PAGE = new Set<string | undefined>(['title', 'text', 'id'])

/** What the meta elements of a page say of it, under the names that `map` knows them by: HTML does not care about case. */
export function metaFields(meta: ReadonlyMap<string, string>, context: ReaderContext): Record<string, string> {
  const asked = new Map(Object.keys(context.map).map((name) => [name.toLowerCase(), name]))
  const fields = [...meta].flatMap(([name, content]): [string, string][] => {
    const spelled = asked.get(name)
    if (spelled !== undefined) return [[spelled, content]]
    const field = fieldOf(name, context)
    return FROM_THE_PAGE.has(field) || (field === undefined && FOR_MACHINES.test(name)) ? [] : [[name, content]]
  })
  return Object.fromEntries(fields)
}
