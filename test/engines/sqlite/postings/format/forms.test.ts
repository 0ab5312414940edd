import fc from 'fast-check'
import { expect, test } from 'vitest'
import { byLevel, LEVEL_NAMES, PLACEHOLDER } from '../../../../../src/analysis/token.ts'
import {
  broadOf,
  type Form,
  readForms,
  renderAdded,
  renderForm,
  termsOfForm,
} from '../../../../../src/engines/sqlite/postings/format/forms.ts'

/** Terms are never empty and hold no space; a form mostly has the same one at several levels. */
const term = fc.oneof(
  fc.constantFrom('a', 'كتاب', PLACEHOLDER, '𐍈', '\n', '\u00a0'),
  fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => !text.includes(' ')),
)
const form = fc
  .tuple(term, ...LEVEL_NAMES.map(() => fc.oneof(fc.constant(undefined), term)))
  .map(([usual, ...own]): Form => own.map((text, i) => text ?? (LEVEL_NAMES[i] === 'marked' ? PLACEHOLDER : usual)))

const formOf = (terms: Partial<Record<(typeof LEVEL_NAMES)[number], string>>, usual: string): Form => {
  const all = { ...byLevel(() => usual), marked: PLACEHOLDER, ...terms }
  return LEVEL_NAMES.map((level) => all[level])
}

test('forms are read as they were written, in their order, whatever was added when', () => {
  fc.assert(
    fc.property(fc.array(fc.array(form, { minLength: 1, maxLength: 4 }), { maxLength: 4 }), (batches) => {
      const text = batches.map((forms) => renderAdded(forms.map(renderForm))).join('')
      expect(readForms(text)).toEqual(batches.flat())
    }),
  )
})

test('different forms are different texts', () => {
  fc.assert(
    fc.property(form, form, (a, b) => {
      expect(renderForm(a) === renderForm(b)).toBe(a.join(' ') === b.join(' '))
    }),
  )
})

test('a form is found by each of its terms, but not by having no marks', () => {
  const plain = formOf({ exact: 'والكتاب', stem: 'كتاب', broad: 'كتب' }, 'والكتاب')
  expect(broadOf(plain)).toBe('كتب')
  expect(termsOfForm(plain).sort()).toEqual(['كتاب', 'كتب', 'والكتاب'].sort())
  const marked = formOf({ marked: 'كُتُب' }, 'كتب')
  expect(termsOfForm(marked).sort()).toEqual(['كتب', 'كُتُب'].sort())
})

test('a form whose terms are all the same but for the marks is its spelling and five spaces', () => {
  expect(renderForm(formOf({}, 'كتب'))).toBe(`كتب${' '.repeat(LEVEL_NAMES.length - 1)}`)
})
