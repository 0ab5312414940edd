import { expect, test } from 'vitest'
import { SERVER_VERSIONS } from '../versions.ts'
import { jarsOf, parseJarList } from './jar-list.ts'

const SUM = 'a'.repeat(64)

test('a line is a checksum and a path; the path says where the jar belongs', () => {
  const text = `# comment\n${SUM}  org/a/b/1.0/b-1.0.jar\n\n${SUM}  io/netty/netty-codec/4.1/netty-codec-4.1.jar\n`
  expect(parseJarList(text)).toEqual([
    { sha256: SUM, path: 'org/a/b/1.0/b-1.0.jar', folder: 'lib' },
    { sha256: SUM, path: 'io/netty/netty-codec/4.1/netty-codec-4.1.jar', folder: 'modules/transport-netty4' },
  ])
})

test.each([
  ['a short checksum', `${SUM.slice(1)}  org/a/b/1.0/b-1.0.jar`],
  ['no path', SUM],
  ['one space', `${SUM} org/a/b/1.0/b-1.0.jar`],
  ['something that is no jar', `${SUM}  org/a/b/1.0/b-1.0.pom`],
  ['a way out of the folder', `${SUM}  org/../../b-1.0.jar`],
])('%s is an error with the line', (_why, line) => {
  expect(() => parseJarList(`# comment\n${line}`)).toThrow(/^jar list, line 2: expected/)
})

test.each(SERVER_VERSIONS)(
  'the list of $number has the server, its HTTP module and its Lucene, once each',
  (version) => {
    const paths = jarsOf(version.number).map(({ path }) => path)
    expect(paths).toContain(`org/elasticsearch/elasticsearch/${version.number}/elasticsearch-${version.number}.jar`)
    expect(paths.filter((path) => path.includes('/transport-netty4/'))).toHaveLength(1)
    expect(paths).toContain(`org/apache/lucene/lucene-core/${version.lucene}/lucene-core-${version.lucene}.jar`)
    expect(new Set(paths).size).toBe(paths.length)
  },
)
