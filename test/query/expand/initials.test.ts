import { expect, it } from 'vitest'
import { interpret, variantsOf } from './support/understand.ts'

it.each([
  ['وكالة أ ف ب', 'وكالة AND ("أ ف ب" OR أ.ف.ب)'],
  ['أ.ف.ب', 'أ.ف.ب OR "أ ف ب"'],
  ['أفب', 'أفب OR "أ ف ب"'],
  ['"نقلا عن د ب أ"', '"نقلا عن [د ب أ|د.ب.أ]"'],
  ['500 ق م', '500 AND ("ق م" OR =ق.م)'],
])('%s is %s', (query, interpreted) => expect(interpret(query)).toBe(interpreted))

it('two letters are mostly another word when they are joined', () => {
  expect(variantsOf('أ ب').get('أ.ب')).toBe(0.5)
  expect(variantsOf('أ ف ب').get('أ.ف.ب')).toBe(1)
})

it.each(['فيتامين ب', 'أب', 'أ و ب', '2020 م أ', 'بـ لـ', 'كتب', 'x y'])('no initials: %s', (query) => {
  expect(interpret(query)).not.toMatch(/OR/)
})
