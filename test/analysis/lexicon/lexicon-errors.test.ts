import { describe, expect, it } from 'vitest'
import { loadLexicon } from '../../../src/analysis/lexicon/lexicon.ts'
import { type LexiconText, shippedText } from '../../../src/analysis/lexicon/read-lexicon.ts'
import { loadVocabulary } from '../../../src/analysis/stemmer/vocabulary.ts'
import { withText } from '../support/lists.ts'

const READERS = {
  lexicon: loadLexicon,
  'lexicon of queries': (textOf: LexiconText) =>
    Object.values(loadLexicon(textOf).inQueries).map((read: () => unknown) => read()),
  vocabulary: loadVocabulary,
}

/** What each reader says of broken rows: the file, its rows, the line (the header has two) and the reason. */
const BROKEN: readonly [reader: keyof typeof READERS, file: string, rows: string, line: number, reason: string][] = [
  ['lexicon', 'plurals.tsv', 'كتب\tكتاب\nأقلام', 4, 'expected 2 filled cells'],
  ['lexicon', 'plurals.tsv', 'كتب\tكتاب\nأقلام\t', 4, 'expected 2 filled cells'],
  ['lexicon', 'plurals.tsv', 'كتب\tكتاب\tbook', 3, 'expected 2 filled cells'],
  ['lexicon', 'plurals.tsv', 'كتب\tكتاب\n\nكتب\tكتاب', 5, 'this pair stands here twice'],
  ['lexicon', 'plurals.tsv', 'كتب\tكتب', 3, 'a plural is not its own singular'],
  ['lexicon', 'plurals.tsv', 'كتب\tكتاب\nكتاب\tكتب', 4, 'these two are each other’s plural'],
  ['lexicon', 'plurals.tsv', 'كتاب\tكاتب\nكتاب\tكتب\nكتب\tكتاب', 5, 'these two are each other’s plural'],
  ['lexicon', 'plurals.tsv', 'كُتُب\tكتاب', 3, '"كُتُب" is not one Arabic word without marks'],
  ['lexicon', 'plurals.tsv', 'كتـب\tكتاب', 3, '"كتـب" is not one Arabic word without marks'],
  ['lexicon', 'plurals.tsv', 'كتب جديدة\tكتاب', 3, '"كتب جديدة" is not one Arabic word without marks'],
  ['lexicon', 'plurals.tsv', 'books\tكتاب', 3, '"books" is not one Arabic word without marks'],
  ['lexicon', 'feminines.tsv', 'كبرى\tأكبر\nكبرى\tكبير', 4, 'this feminine stands here twice'],
  ['lexicon', 'feminines.tsv', 'كبرى\tكبرى', 3, 'a feminine is not its own masculine'],
  ['lexicon', 'protected.tsv', 'وزير\troot-waw\nوزير\troot-waw', 4, 'this word stands here twice'],
  ['lexicon', 'protected.tsv', 'وزير\troot-vav', 3, '"root-vav" is no kind of this list'],
  ['lexicon', 'protected.tsv', 'وزِير\troot-waw', 3, '"وزِير" is not one Arabic word without marks'],
  ['lexicon', 'keep-teh-marbuta.tsv', 'مكتبة\tمكاتب', 3, '"مكتبة" is not "مكاتب" with ة'],
  ['lexicon', 'keep-teh-marbuta.tsv', 'مكتبة\tمكتب\nمكتبة\tمكتب', 4, 'this word stands here twice'],
  ['lexicon', 'particles.tsv', 'ب\tشكل|سبب\nب\tسبب', 4, '"سبب" stands here twice'],
  ['lexicon', 'particles.tsv', 'ب\tشكل||سبب', 3, '"" is not one Arabic word without marks'],
  ['lexicon', 'first-hamzas.tsv', 'أعلام\tأعلام', 3, 'these two are not told apart by the hamza of their first alef'],
  ['lexicon', 'first-hamzas.tsv', 'أعلام\tإعلان', 3, 'these two are not told apart by the hamza of their first alef'],
  ['lexicon', 'irregular-verbs.tsv', 'يقول\tقال\nيقول\tقول', 4, 'this imperfect stands here twice'],
  ['lexicon', 'irregular-verbs.tsv', 'قال\tيقول', 3, 'an imperfect begins with ي here'],
  ['lexicon', 'spellings.tsv', 'غوغل|جوجل\tforeign-g\nقوقل|جوجل\tforeign-g', 4, '"جوجل" stands in a family already'],
  ['lexicon', 'spellings.tsv', 'غوغل\tforeign-g', 3, 'a family has two spellings or more'],
  ['lexicon', 'spellings.tsv', 'غوغل|جوجل\tforeign', 3, '"foreign" is no kind of this list'],
  ['lexicon', 'spellings.tsv', 'غوغل|Google\tforeign-g', 3, '"Google" is not Arabic words without marks'],
  ['lexicon', 'countries.tsv', 'مصر\t-\tمصري\t-', 3, 'expected 5 filled cells'],
  ['lexicon', 'countries.tsv', 'مصر\t-\tمصري\t-\t-\nمصر\t-\tمصري\t-\t-', 4, '"مصر" has a row already'],
  ['lexicon', 'countries.tsv', 'مصر\t-\tمصري \t-\t-', 3, '"مصري " is not Arabic words without marks'],
  ['lexicon', 'cities.tsv', 'بصرة\t-\tبصراوي\nبصرة\t-\t-', 4, '"بصرة" has a row already'],
  ['lexicon of queries', 'numbers.tsv', '1\tfirst\tأول\tأولى', 3, '"first" is no kind of this list'],
  ['lexicon of queries', 'months.tsv', '13\thijri\tرجب\tyes', 3, '"13" is no month'],
  ['lexicon of queries', 'months.tsv', '7\thijri\tرجب\tyes\n7\thijri\tشعبان\tno', 4, 'hijri has this month already'],
  ['lexicon of queries', 'months.tsv', '7\thijri\tرجب\tmaybe', 3, '"maybe" is no kind of this list'],
  ['lexicon of queries', 'months.tsv', '7\thijri\tرجب|\tyes', 3, '"" is not Arabic words without marks'],
  ['lexicon of queries', 'names.tsv', 'slave\tعبد\tالله', 3, '"slave" is no kind of name'],
  ['lexicon of queries', 'names.tsv', 'servant\tعبد\tالله|', 3, '"" is not Arabic words without marks'],
  ['vocabulary', 'vocabulary.tsv', 'من\t12\nعلى', 4, 'expected a word and a number'],
  ['vocabulary', 'vocabulary.tsv', 'من\tmany', 3, 'expected a word and a number'],
  ['vocabulary', 'vocabulary.tsv', 'من\t0', 3, 'expected a word and a number'],
  ['vocabulary', 'short-nouns.tsv', 'رب\nGott', 4, '"Gott" is not one Arabic word without marks'],
  ['lexicon', 'definite-places.tsv', 'قدس\tقدس', 3, '"قدس" is not "قدس" with the article on every word'],
  ['lexicon', 'not-conjoined.tsv', 'فَهم\tunderstanding', 3, '"فَهم" is not one Arabic word without marks'],
  ['lexicon of queries', 'name-exceptions.tsv', 'لبن\tmilk', 3, '"milk" is no kind of this list'],
  ['lexicon of queries', 'formulas.tsv', 'FDFA\tصلى الله عليه وسلم\t-', 3, '"FDFA" is no character’s number'],
  ['lexicon of queries', 'agencies.tsv', 'AFP', 3, '"AFP" is not Arabic words without marks'],
  ['lexicon of queries', 'date-words.tsv', 'من شهر', 3, '"من شهر" is not one Arabic word without marks'],
]

describe('a broken word list is refused with file, line and reason', () => {
  it.each(BROKEN)('%s: %s %j', (reader, file, rows, line, reason) => {
    const read = () => READERS[reader](withText(file, rows))
    expect(read).toThrow(`lexicon ${file}, line ${line}: ${reason}`)
    expect(read).toThrow(expect.objectContaining({ code: 'bad_input', details: { file, line } }))
  })

  it('but not the lists as they are', () => {
    for (const read of Object.values(READERS)) expect(() => read(shippedText)).not.toThrow()
  })
})
