import type { Command, CommandEntry } from './command.ts'

/** Every command, in the order of the help. */
export const COMMANDS: readonly CommandEntry[] = [
  entry('serve', 'serves the API and the search page', () => import('./commands/serve.ts')),
  entry(
    'index',
    'indexes files and folders (.txt .md .html .json .jsonl .csv .tsv .srt .vtt)',
    () => import('./commands/index-files.ts'),
  ),
  entry('search', 'searches a collection', () => import('./commands/search.ts')),
  entry('create', 'makes an empty collection', () => import('./commands/create.ts')),
  entry('delete', 'deletes a collection', () => import('./commands/delete.ts')),
  entry('backup', 'saves collections while they are in use', () => import('./commands/backup.ts')),
  entry('restore', 'brings collections back from a backup', () => import('./commands/restore.ts')),
  entry('doctor', 'says whether all is well, and what to do if not', () => import('./commands/doctor.ts')),
  entry('keys', 'makes, lists and revokes keys to the API', () => import('./commands/keys.ts')),
  entry('config', 'shows the value of every setting, and what set it', () => import('./commands/config.ts')),
  entry(
    'rollback',
    'goes back to the index before the last rebuild (Elasticsearch)',
    () => import('./commands/rollback.ts'),
  ),
  entry('analyze', 'shows how a text becomes tokens and terms', () => import('./commands/analyze.ts')),
  entry(
    'evaluate',
    'scores the results on a collection with relevance judgements',
    () => import('./commands/evaluate.ts'),
  ),
  entry(
    'mapping',
    'prints the index that Elasticsearch gets for a mapping, or SQLite’s tables',
    () => import('./commands/mapping.ts'),
  ),
]

function entry(name: string, summary: string, load: () => Promise<{ readonly command: Command }>): CommandEntry {
  return { name, summary, load: async () => (await load()).command }
}
