import { expect, it } from 'vitest'
import { interpret } from './support/understand.ts'

it.each([
  ['"قال النبي ﷺ"', '"قال النبي [ﷺ|صلى الله عليه وسلم|صلعم]"'],
  ['"محمد صلى الله عليه وسلم"', '"محمد [صلى الله عليه وسلم|ﷺ|صلعم]"'],
  ['"محمد صلي الله عليه وسلم"', '"محمد [صلي الله عليه وسلم|ﷺ|صلعم]"'],
  ['"الله جل جلاله"', '"الله [جل جلاله|ﷻ]"'],
  ['"﷽ الحمد لله"', '"[﷽|بسم الله الرحمن الرحيم] الحمد لله"'],
  ['"بسم الله الرحمن الرحيم"', '"[بسم الله الرحمن الرحيم|﷽]"'],
  ['"صلى الله عليه وآله وسلم"', '"[صلى الله عليه وآله وسلم|\ufd4c]"'],
])('%s is %s', (query, interpreted) => expect(interpret(query)).toBe(interpreted))

it('outside quotation marks its words are words, and the sign says nothing', () => {
  expect(interpret('صلى الله عليه وسلم')).toBe('صلى AND الله AND وسلم')
  expect(interpret('النبي ﷺ')).toBe('النبي')
})

it('the mercy of God is not the prayer for mercy', () => {
  expect(interpret('"رحمة الله"')).not.toContain('\ufd40')
  expect(interpret('"رحمه الله"')).toContain('\ufd40')
})
