/** Marks that open or close a quotation, by family: keyboards, scripts and copied text mix their directions freely,
 * so within a family any mark may open and any may close. Apostrophes are no quotation marks. */
const FAMILIES = ['"\uff02', '“”„‟', '«»', '‹›']

/** Every mark, for use inside a character class. */
export const QUOTATION_MARKS = FAMILIES.join('')

/** The marks of this mark's family; undefined when it is none. */
export function familyOf(mark: string): string | undefined {
  return mark === '' ? undefined : FAMILIES.find((family) => family.includes(mark))
}

/** Where the quotation that opens at `open` closes: at the next mark of its family (others may be quoted inside), else
 * at the next mark of any, for “this". Undefined when it never does. */
export function closingMark(text: string, open: number): number | undefined {
  const family = familyOf(text.charAt(open)) ?? ''
  let other: number | undefined
  for (let i = open + 1; i < text.length; i++) {
    const mark = text.charAt(i)
    if (family.includes(mark)) return i
    if (other === undefined && familyOf(mark) !== undefined) other = i
  }
  return other
}
