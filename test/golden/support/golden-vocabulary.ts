import { hash } from 'node:crypto'
import { readCounts, shippedText } from '../../../src/analysis/lexicon/read-lexicon.ts'
import { readGolden } from './golden-rows.ts'
import { termsOfWord } from './terms.ts'
import { withParticles } from './with-particles.ts'

/** An even sample: every so many of the words that a list or the language has. */
const EVERY_PAIR = 3
const EVERY_WORD = 13
const MOST_FREQUENT = 20_000

const HEADER = [
  '# Words and their terms: what the analyzer makes of them now, written by `npx vitest run test/golden -u`.',
  '# A third of the words of must-meet.tsv and must-not-meet.tsv, every 13th of the 20,000 most frequent words of',
  '# vocabulary.tsv, and the words of roots.tsv with each particle. A change here is a change of what a search finds:',
  '# read it row by row before it is committed.',
  '# source of the frequent words: wordfreq, CC BY-SA 4.0 (src/analysis/lexicon/data/vocabulary.tsv); of the others: MIT',
  '# word\tbare\tstem\tbroad',
]

/** The golden vocabulary as the text of its file. */
export function writeGoldenVocabulary(): string {
  const rows = [...new Set([...pairedWords(), ...frequentWords(), ...rootsWithParticles()])].flatMap((word) => {
    const terms = termsOfWord(word)
    return terms === undefined ? [] : [[word, terms.bare, terms.stem, terms.broad].join('\t')]
  })
  // By code units, which no locale orders otherwise.
  return `${[...HEADER, ...rows.toSorted()].join('\n')}\n`
}

function pairedWords(): string[] {
  const words = ['must-meet.tsv', 'must-not-meet.tsv'].flatMap((name) =>
    readGolden(name).flatMap(({ cells }) => cells.slice(0, 2)),
  )
  // Chosen by themselves, so that a new pair does not move the others.
  return words.filter((word) => Number.parseInt(hash('sha1', word).slice(0, 8), 16) % EVERY_PAIR === 0)
}

function frequentWords(): string[] {
  const words = [...readCounts('vocabulary.tsv', shippedText)].slice(0, MOST_FREQUENT).map(([word]) => word)
  return words.filter((_, rank) => rank % EVERY_WORD === 0)
}

const rootsWithParticles = (): string[] =>
  readGolden('roots.tsv').flatMap(({ cells: [word = '', , article] }) => withParticles(word, article === 'yes'))
