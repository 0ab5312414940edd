import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const SEEDS = join(import.meta.dirname, '../seeds')

/** A small seeded generator (mulberry32), so that every run draws the same documents and queries. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** The running text of the seed articles, without their front matter. */
export const seedText: string = readdirSync(SEEDS)
  .filter((name) => name.endsWith('.md') && name !== 'README.md')
  .map((name) => readFileSync(join(SEEDS, name), 'utf8').replace(/^---[\s\S]*?\n---\n/, ''))
  .join('\n')

const sentences = seedText.split(/(?<=[.؟!\n])\s+/).filter((sentence) => sentence.length > 20)
const words = seedText.split(/\s+/).filter((word) => /^[\u0621-\u064a]{4,}$/.test(word))

/** Two letters of a number in Arabic, to make words that only few documents have. */
const rareWord = (n: number): string =>
  [...n.toString(28)].map((digit) => String.fromCharCode(0x628 + (Number.parseInt(digit, 28) % 18))).join('')

/** A text of at least so many words: real sentences in random order, one word in twelve a rare one. */
export function makeText(random: () => number, length: number): string {
  const text: string[] = []
  for (let count = 0; count < length; ) {
    const sentence = (sentences[Math.floor(random() * sentences.length)] ?? '').split(/\s+/)
    const mixed = sentence.map((word) =>
      random() < 1 / 12 ? rareWord(784 + Math.floor(random() ** 2 * 20_000)) : word,
    )
    text.push(mixed.join(' '))
    count += sentence.length
  }
  return text.join(' ')
}

/** A query of so many words of four letters or more. */
export const makeQuery = (random: () => number, length: number): string =>
  Array.from({ length }, () => words[Math.floor(random() * words.length)]).join(' ')

export type BenchDocument = { readonly id: string; readonly title: string; readonly text: string }

/** `count` documents of about `length` words. */
export function* makeDocuments(count: number, length: number): Generator<BenchDocument> {
  const random = createRandom(count)
  for (let i = 0; i < count; i++) {
    yield { id: `d${i}`, title: makeQuery(random, 6), text: makeText(random, length) }
  }
}
