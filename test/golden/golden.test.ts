import { describe, expect, it } from 'vitest'
import { LEVEL_NAMES, type LevelName } from '../../src/analysis/token.ts'
import { variantsOf } from '../query/expand/support/understand.ts'
import { readGolden } from './support/golden-rows.ts'
import { writeGoldenVocabulary } from './support/golden-vocabulary.ts'
import { termsAt, termsOfWord } from './support/terms.ts'
import { withParticles } from './support/with-particles.ts'

const VOCABULARY = './vocabulary.tsv'

const levelNamed = (name: string): LevelName => {
  const level = LEVEL_NAMES.find((known) => known === name)
  if (level === undefined) throw new Error(`no level ${name}`)
  return level
}

/** The levels from this one to the loosest. */
const from = (level: LevelName): readonly LevelName[] => LEVEL_NAMES.slice(LEVEL_NAMES.indexOf(level))

/** Every way to look for a text: as it is, and what the query puts beside it. A month is one beside a day only. */
const readings = (text: string): string[] =>
  [text, `15 ${text}`].flatMap((query) =>
    [query, ...variantsOf(query).keys()].map((reading) => termsAt('stem', reading)),
  )

const finds = (query: string, text: string): boolean =>
  readings(query).some((reading) => reading === termsAt('stem', text) || reading === termsAt('stem', `15 ${text}`))

describe('words that must meet', () => {
  it.each(readGolden('must-meet.tsv').map(({ cells }) => cells))(
    '%s and %s at %s: %s',
    (word = '', other = '', level = '') => {
      if (level === 'query') {
        expect([finds(word, other), finds(other, word)]).toEqual([true, true])
        return
      }
      expect(termsAt(levelNamed(level), word)).toBe(termsAt(levelNamed(level), other))
    },
  )
})

describe('words that must not meet', () => {
  it.each(readGolden('must-not-meet.tsv').map(({ cells }) => cells))(
    '%s and %s from %s on: %s',
    (word = '', other = '', level = '') => {
      for (const looser of from(levelNamed(level)).filter((name) => name !== 'broad')) {
        expect(`${looser}: ${termsOfWord(word)?.[looser]}`).not.toBe(`${looser}: ${termsOfWord(other)?.[looser]}`)
      }
    },
  )
})

describe('letters of the root stay with every particle', () => {
  it.each(readGolden('roots.tsv').map(({ cells }) => cells))('%s: %s', (word = '', stem, article, others) => {
    const forms = withParticles(word, article === 'yes').filter((form) => !others?.split('|').includes(form))
    expect(forms.map((form) => `${form}: ${termsAt('stem', form)}`)).toEqual(forms.map((form) => `${form}: ${stem}`))
  })
})

it('every word of the golden vocabulary has the terms that it had', async () => {
  const vocabulary = writeGoldenVocabulary()
  expect(vocabulary.split('\n').length).toBeGreaterThan(3500)
  await expect(vocabulary).toMatchFileSnapshot(VOCABULARY)
})
