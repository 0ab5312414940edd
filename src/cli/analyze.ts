import { createAnalyzer } from '../analysis/analyzer.ts'
import { LEVEL_NAMES, type Token } from '../analysis/token.ts'
import { type Command, flag } from './command.ts'
import { renderTable } from './render-table.ts'

/** `fihrist analyze TEXT`: the tokens of a text and their term at every level. */
export const analyzeCommand: Command = {
  name: 'analyze',
  usage: 'TEXT',
  summary: 'shows how a text becomes tokens and terms',
  options: {},
  help: {},
  arity: { min: 1, max: Number.POSITIVE_INFINITY },
  async run({ arguments: words, values, terminal }) {
    const analyzer = createAnalyzer()
    const tokens = analyzer.analyze(words.join(' '))
    terminal.out(
      flag(values, 'json') ? `${JSON.stringify({ version: analyzer.version, tokens })}\n` : renderTokens(tokens),
    )
    return 0
  },
}

const renderTokens = (tokens: readonly Token[]): string =>
  renderTable(
    ['token', 'start', 'end', ...LEVEL_NAMES, ''],
    tokens.map(({ text, start, end, stopWord, terms }) => [
      text,
      String(start),
      String(end),
      ...LEVEL_NAMES.map((level) => terms[level]),
      stopWord ? 'stop word' : '',
    ]),
  )
