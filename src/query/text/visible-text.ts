const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u
const INVISIBLES = /\p{Default_Ignorable_Code_Point}+/gu

/** A text without its invisible characters (bidi controls, joiners, variation selectors): they come along with copied
 * text and must not come between an operator and its word. `at[i]` is the place of `text[i]` in `source`. */
export type VisibleText = { readonly source: string; readonly text: string; readonly at: readonly number[] }

/** What one sees of a text. */
export function readVisible(source: string): VisibleText {
  const at: number[] = []
  let text = ''
  let place = 0
  for (const character of source) {
    if (!INVISIBLE.test(character)) {
      text += character
      for (let unit = 0; unit < character.length; unit++) at.push(place + unit)
    }
    place += character.length
  }
  return { source, text, at }
}

/** The text without the units at these places of `text`. */
export function withoutUnits(visible: VisibleText, units: ReadonlySet<number>): VisibleText {
  const kept = visible.at.map((_, i) => i).filter((i) => !units.has(i))
  return {
    source: visible.source,
    text: kept.map((i) => visible.text.charAt(i)).join(''),
    at: kept.map((i) => visible.at[i] ?? 0),
  }
}

/** Where `text.slice(from, to)` (not empty) stands in the source. */
export function sourceSpan({ source, at }: VisibleText, from: number, to: number) {
  const start = at[from] ?? source.length
  const end = to > from ? (at[to - 1] ?? source.length - 1) + 1 : start
  return { text: source.slice(start, end), start, end }
}

/** A text without invisible characters, when places do not matter. */
export const stripInvisible = (text: string): string => text.replace(INVISIBLES, '')
