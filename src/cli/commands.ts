import type { CommandEntry } from './command.ts'

export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'serve',
    summary: 'serves the API and the search page',
    load: async () => (await import('./commands/serve.ts')).serveCommand,
  },
  {
    name: 'index',
    summary: 'indexes files and folders (.txt .md .json .jsonl .csv .html)',
    load: async () => (await import('./commands/index-files.ts')).indexCommand,
  },
  {
    name: 'search',
    summary: 'searches a collection',
    load: async () => (await import('./commands/search.ts')).searchCommand,
  },
  {
    name: 'rollback',
    summary: 'puts the index that served before the last rebuild in its place again (Elasticsearch)',
    load: async () => (await import('./commands/rollback.ts')).rollbackCommand,
  },
  {
    name: 'analyze',
    summary: 'shows how a text becomes tokens and terms',
    load: async () => (await import('./commands/analyze.ts')).analyzeCommand,
  },
  {
    name: 'evaluate',
    summary: 'scores the results on a collection with judgements (corpus.jsonl, queries.jsonl, qrels.tsv)',
    load: async () => (await import('./commands/evaluate.ts')).evaluateCommand,
  },
  {
    name: 'mapping',
    summary: 'prints the index that Elasticsearch gets for a mapping, or SQLite’s tables',
    load: async () => (await import('./commands/mapping.ts')).mappingCommand,
  },
]
