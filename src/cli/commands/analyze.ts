import { createAnalyzer } from '../../analysis/analyzer.ts'
import { explainToken } from '../../analysis/explain.ts'
import { LEVEL_NAMES, type Token } from '../../analysis/token.ts'
import { type Command, flag } from '../command.ts'
import { renderSteps } from '../render/render-steps.ts'
import { renderTable } from '../render/render-table.ts'

/** `fihrist analyze TEXT`: the tokens of a text, their term at every level, and how each came about. */
export const command: Command = {
  usage: 'TEXT [--explain]',
  options: { explain: { type: 'boolean' } },
  help: { explain: '--explain            also the rules that fired on each word, in order' },
  arity: { min: 1, max: Number.POSITIVE_INFINITY },
  async run({ arguments: words, values, terminal }) {
    const analyzer = createAnalyzer()
    const tokens = analyzer.analyze(words.join(' '))
    const explained = flag(values, 'explain') ? tokens.map((token) => explainToken(token, analyzer)) : undefined
    if (flag(values, 'json')) {
      terminal.out(`${JSON.stringify({ version: analyzer.version, tokens: explained ?? tokens })}\n`)
    } else {
      const steps = (explained ?? []).map(({ text, steps }) => ({ word: text, steps }))
      terminal.out(renderTokens(tokens) + renderSteps(steps))
    }
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
