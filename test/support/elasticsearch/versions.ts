/** What the tests know about one Elasticsearch version: its pinned libraries and the Java it runs on. */
export type ServerVersion = {
  readonly number: string
  /** Lucene's version, for the command that makes the jar list. */
  readonly lucene: string
  readonly oldestJava: number
}

/** The versions that the tests run on, the preferred one first. Each has a `jars-NUMBER.txt` beside this file. */
export const SERVER_VERSIONS: readonly ServerVersion[] = [
  { number: '9.5.3', lucene: '10.5.1', oldestJava: 21 },
  { number: '8.19.21', lucene: '9.12.2', oldestJava: 17 },
]

/** The image that stands for a server where Docker answers. */
export const SERVER_IMAGE = 'docker.elastic.co/elasticsearch/elasticsearch:9.5.3'
