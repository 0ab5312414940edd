// Writes test/support/elasticsearch/jars/jars-VERSION.txt for every pinned version: the jars of Elasticsearch and its HTTP
// module, with checksums, as Maven resolves them. Run after a change of a version in versions.ts: needs mvn and a JDK.
//   node scripts/list-elasticsearch-jars.ts
import { createHash } from 'node:crypto'
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { copyWithMaven } from '../test/support/elasticsearch/jars/maven.ts'
import { SERVER_VERSIONS } from '../test/support/elasticsearch/versions.ts'

const support = join(import.meta.dirname, '..', 'test', 'support', 'elasticsearch', 'jars')

for (const { number, lucene } of SERVER_VERSIONS) {
  const folder = mkdtempSync(join(tmpdir(), 'fihrist-jars-'))
  try {
    copyWithMaven(
      [
        { group: 'org.elasticsearch', name: 'elasticsearch', version: number },
        { group: 'org.elasticsearch.plugin', name: 'transport-netty4', version: number },
        { group: 'org.apache.lucene', name: 'lucene-analysis-common', version: lucene },
      ],
      folder,
    )
    const lines = globSync('**/*.jar', { cwd: folder })
      .map((path) => path.replaceAll('\\', '/'))
      .sort()
      .map(
        (path) =>
          `${createHash('sha256')
            .update(readFileSync(join(folder, path)))
            .digest('hex')}  ${path}`,
      )
    const header = `# Elasticsearch ${number} for tests: SHA-256 and path in a Maven repository. Made by scripts/list-elasticsearch-jars.ts`
    writeFileSync(join(support, `jars-${number}.txt`), `${[header, ...lines].join('\n')}\n`)
    console.log(`${number}: ${lines.length} jars`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
