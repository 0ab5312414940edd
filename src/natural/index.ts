import { StemmerAr } from './stemmer-ar.ts'
import { TokenizerAr } from './tokenizer-ar.ts'

/** Arabic for npm's `natural`, named as its own: `StemmerAr` like StemmerJa, `TokenizerAr` like TokenizerJa. */
export type { Stemmer } from './stemmer.ts'
export { StemmerAr, TokenizerAr }

/** Both in one object, as `import natural from 'natural'` has everything. */
export default { StemmerAr, TokenizerAr }
