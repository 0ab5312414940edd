"""Makes src/analysis/lexicon/data/vocabulary.tsv from the word frequencies of PyPI's wordfreq.

    pip install wordfreq==3.1.1
    python3 scripts/make-vocabulary.py

Kept are words of two or more Arabic letters (no marks, no Persian letters, which drops the list's broken encodings);
spellings stay as they are, hamzas included. Frequencies are occurrences in a thousand million words, rounded.
"""
import re
from pathlib import Path

import wordfreq

ARABIC_WORD = re.compile(r'[\u0621-\u063a\u0641-\u064a]{2,}')
TARGET = Path(__file__).parent.parent / 'src/analysis/lexicon/data/vocabulary.tsv'

HEADER = """# Arabic words and how often they occur in a thousand million words, most frequent first.
# source: wordfreq 3.1.1 (Robyn Speer, https://pypi.org/project/wordfreq), its small Arabic list, by scripts/make-vocabulary.py
# licence: CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/; date of the data: 2021
# must hold: one row a spelling, Arabic letters only, whole numbers of 1 or more
# word\tfrequency
"""

words = {
    word: max(1, round(frequency * 1e9))
    for word, frequency in wordfreq.get_frequency_dict('ar', 'small').items()
    if ARABIC_WORD.fullmatch(word)
}
rows = sorted(words.items(), key=lambda row: (-row[1], row[0]))
TARGET.write_text(HEADER + ''.join(f'{word}\t{frequency}\n' for word, frequency in rows), encoding='utf-8')
print(f'{len(rows)} words')
