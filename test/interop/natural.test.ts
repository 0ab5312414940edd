import { execFileSync, spawnSync } from 'node:child_process'
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { StemmerAr, TokenizerAr } from '../../src/natural/index.ts'
import { promisedBy, runExample, scriptsOf } from '../docs/support/run-example.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const ROOT = join(import.meta.dirname, '../..')
const folder = temporaryFolder()

/** Installs need the registry; a laptop on a train has none. */
const online = spawnSync('npm', ['view', 'natural', 'version'], { timeout: 15_000 }).status === 0

/** As much of natural as is used here. */
type Natural = {
  readonly WordTokenizer: new () => { tokenize(text: string): string[] }
  readonly TfIdf: new () => TfIdf
  readonly BayesClassifier: {
    new (stemmer?: unknown): Classifier
    restore(classifier: unknown, stemmer: unknown): Classifier
  }
}
type TfIdf = {
  setTokenizer(tokenizer: { tokenize(text: string): string[] }): void
  addDocument(document: string | string[], key?: string): void
  tfidfs(terms: string | string[]): number[]
  listTerms(document: number): { term: string; tfidf: number }[]
}
type Classifier = {
  addDocument(text: string, label: string): void
  train(): void
  classify(text: string): string
  getClassifications(text: string): { label: string; value: number }[]
}

const DOCUMENTS = [
  'ارتفعت أسعار القمح في الأسواق، وقال التجار إن السعر سيرتفع.',
  'فاز المنتخب في المباراة، وسجل اللاعبون ثلاثة أهداف.',
  'افتتح الوزير مدرستين للبنات، وزار المعلمين في مدارسهم.',
]

/** Lessons and questions share no word as it is written, but for stop words: stems have to bring them together. */
const LESSONS: readonly (readonly [label: string, text: string])[] = [
  ['اقتصاد', 'ارتفعت أسعار القمح في الأسواق'],
  ['اقتصاد', 'خفض البنك المركزي الفائدة على القروض'],
  ['اقتصاد', 'خسرت الشركات في البورصة'],
  ['رياضة', 'فاز المنتخب في المباراة الأخيرة'],
  ['رياضة', 'سجل اللاعبون هدفا في مرمى الخصم'],
  ['رياضة', 'استقال مدرب الفريق من النادي'],
  ['تعليم', 'افتتح الوزير مدرسة للبنات'],
  ['تعليم', 'شرح المعلم الدرس للطلاب'],
  ['تعليم', 'نجحت الطالبة في امتحان الجامعة'],
]
const QUESTIONS: readonly (readonly [label: string, text: string])[] = [
  ['اقتصاد', 'بسعر قمحنا'],
  ['اقتصاد', 'وبنوك بلا قرض لشركة'],
  ['رياضة', 'ومنتخبنا بمبارياته'],
  ['رياضة', 'أهدافٌ لِلَاعِبٍ وناديه'],
  ['تعليم', 'دروس المعلمين والمدرسات'],
  ['تعليم', 'وامتحانات طلابهم بالجامعات'],
]

describe.skipIf(!online)('natural, in the version of package.json', () => {
  let natural: Natural
  beforeAll(() => {
    copyFileSync(join(import.meta.dirname, 'package.json'), join(folder, 'package.json'))
    const options = ['--no-fund', '--no-audit', '--ignore-scripts', '--prefer-offline']
    execFileSync('npm', ['install', ...options], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })
    // One of natural's dependencies greets on the standard output otherwise.
    process.env.DOTENV_CONFIG_QUIET = 'true'
    natural = createRequire(join(folder, 'package.json'))('natural')
  }, 240_000)

  test('has no words for Arabic by itself', () => {
    expect(new natural.WordTokenizer().tokenize('ذهب الأولاد إلى المدرسة')).toEqual([])
  })

  test('TfIdf of documents given as stems finds each by other forms of its words', () => {
    const tfidf = new natural.TfIdf()
    for (const document of DOCUMENTS) tfidf.addDocument(StemmerAr.tokenizeAndStem(document))
    const best = (query: string) => bestOf(tfidf.tfidfs(StemmerAr.tokenizeAndStem(query)))
    expect(['سوق', 'لاعب وهدف', 'معلم في مدرسة'].map(best)).toEqual([0, 1, 2])
    const terms = tfidf.listTerms(0).map(({ term }) => term)
    expect(terms.slice(0, 2).sort()).toEqual(['السعر', 'يرتفع'].map(StemmerAr.stem).sort())
  })

  test('TfIdf takes the tokenizer, and one that stems', () => {
    const bare = new natural.TfIdf()
    bare.setTokenizer(new TokenizerAr())
    for (const document of DOCUMENTS) bare.addDocument(document)
    expect(bestOf(bare.tfidfs('المنتخب'))).toBe(1)
    expect(bare.tfidfs('للمنتخب')).toEqual([0, 0, 0])

    const stemmed = new natural.TfIdf()
    stemmed.setTokenizer({ tokenize: (text) => StemmerAr.tokenizeAndStem(text) })
    for (const document of DOCUMENTS) stemmed.addDocument(document)
    expect(bestOf(stemmed.tfidfs('للمنتخب'))).toBe(1)
  })

  test('BayesClassifier learns from some forms of words and knows others', () => {
    const learned = LESSONS.flatMap(([, text]) => StemmerAr.tokenizeAndStem(text, true))
    const written = LESSONS.flatMap(([, text]) => new TokenizerAr().tokenize(text))
    for (const [, text] of QUESTIONS) {
      expect(new TokenizerAr().tokenize(text).filter((word) => written.includes(word))).toEqual([])
      expect(StemmerAr.tokenizeAndStem(text).filter((stem) => learned.includes(stem))).not.toEqual([])
    }

    const classifier = new natural.BayesClassifier(StemmerAr)
    for (const [label, text] of LESSONS) classifier.addDocument(text, label)
    classifier.train()
    expect(QUESTIONS.map(([, text]) => classifier.classify(text))).toEqual(QUESTIONS.map(([label]) => label))

    const restored = natural.BayesClassifier.restore(JSON.parse(JSON.stringify(classifier)), StemmerAr)
    for (const [, text] of QUESTIONS) {
      expect(restored.getClassifications(text)).toEqual(classifier.getClassifications(text))
    }
  })

  test('the example of docs/natural.md prints what it says', () => {
    const [, example = ''] = scriptsOf(readFileSync(join(ROOT, 'docs/natural.md'), 'utf8'))
    expect(promisedBy(example)).toHaveLength(3)
    expect(runExample(example, folder)).toEqual(promisedBy(example))
  })

  test('its types take the stemmer and the tokenizer', () => {
    const consumer = join(folder, 'consumer.mts')
    writeFileSync(
      consumer,
      `import { BayesClassifier, LogisticRegressionClassifier, SentimentAnalyzer, TfIdf } from 'natural'
import arabic, { StemmerAr, TokenizerAr } from '${join(ROOT, 'src/natural/index.ts')}'
const tfidf = new TfIdf()
tfidf.setTokenizer(new TokenizerAr())
tfidf.addDocument(StemmerAr.tokenizeAndStem('ذهب الأولاد', true))
new BayesClassifier(StemmerAr).addDocument('ذهب', 'a')
new LogisticRegressionClassifier(arabic.StemmerAr)
new SentimentAnalyzer('English', StemmerAr, 'afinn')
// @ts-expect-error: a tokenizer is no stemmer
new BayesClassifier(new TokenizerAr())
`,
    )
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc')
    const options = '--ignoreConfig --noEmit --strict --module nodenext --target es2024 --lib es2024,esnext.iterator'
    const types = ['--types', 'node', '--typeRoots', join(ROOT, 'node_modules/@types')]
    const loose = ['--skipLibCheck', '--allowImportingTsExtensions', '--esModuleInterop']
    const args = [tsc, ...options.split(' '), ...types, ...loose, consumer]
    const { stdout, status } = spawnSync(process.execPath, args, { encoding: 'utf8' })
    expect(stdout).toBe('')
    expect(status).toBe(0)
  }, 60_000)
})

/** The document with the best score, -1 when none has any. */
const bestOf = (scores: readonly number[]): number =>
  scores.findIndex((score) => score > 0 && score === Math.max(...scores))
