import { LEVEL_NAMES, type LevelName, PLACEHOLDER } from '../../../../analysis/token.ts'

/**
 * A written form is what a word is at every level. A family is all forms of one broad term; its forms are kept as one
 * text, terms joined by spaces, which no term holds. Most terms are those of the level before, and left empty then.
 */

/** A term for each of `LEVEL_NAMES`. */
export type Form = readonly string[]

/** Levels from the strictest to the loosest spelling; marks come last, because most words have none. */
const ORDER: readonly LevelName[] = ['exact', 'folded', 'bare', 'stem', 'broad', 'marked']
const PLACES = ORDER.map((level) => LEVEL_NAMES.indexOf(level))
const MARKED = LEVEL_NAMES.indexOf('marked')
const BROAD = LEVEL_NAMES.indexOf('broad')

export const broadOf = (form: Form): string => form[BROAD] ?? ''

/** One form as a text, the same for the same form. */
export function renderForm(form: Form): string {
  let before = ''
  let text = ''
  for (const place of PLACES) {
    const term = form[place] ?? ''
    const usual = place === MARKED ? PLACEHOLDER : before
    text += place === PLACES[0] ? term : ` ${term === usual ? '' : term}`
    before = term
  }
  return text
}

/** The forms of a text of several, in their order. */
export function readForms(text: string): Form[] {
  const terms = text.split(' ')
  return Array.from({ length: Math.floor(terms.length / PLACES.length) }, (_, number) => {
    const form = LEVEL_NAMES.map(() => '')
    let before = ''
    for (const [i, place] of PLACES.entries()) {
      const written = terms[number * PLACES.length + i] ?? ''
      const term = written === '' ? (place === MARKED ? PLACEHOLDER : before) : written
      form[place] = term
      before = term
    }
    return form
  })
}

/** What is put behind a family's text: each form ends in a space. */
export const renderAdded = (forms: readonly string[]): string => `${forms.join(' ')} `

/** The terms by which a form is found, each once. Words without marks are not looked for by that. */
export const termsOfForm = (form: Form): string[] => [
  ...new Set(form.filter((term, i) => i !== MARKED || term !== PLACEHOLDER)),
]
