import type { Finding } from '../../../engines/common/finding.ts'
import type { CollectionHealth, CollectionInfo, Engine } from '../../../engines/engine.ts'
import { type ErrorCode, type FihristError, toFihristError } from '../../../errors.ts'
import { type Mapping, mappingFingerprint, readMapping } from '../../../mapping/mapping.ts'

/** What a collection should be. */
export type Expected = {
  readonly analyzerVersion: string
  /** The mapping that one collection should have. */
  readonly mapping?: { readonly collection: string; readonly mapping: Mapping } | undefined
}

/** Looks at every collection through the engine, as a search and a write would. */
export async function examineCollections(engine: Engine, expected: Expected): Promise<Finding[]> {
  const health = await engine.health()
  const findings = await Promise.all(health.map((each) => examineCollection(engine, each, expected)))
  const wanted = expected.mapping?.collection
  if (wanted === undefined || health.some(({ name }) => name === wanted)) return findings.flat()
  const missing = {
    about: `collection ${wanted}`,
    collection: wanted,
    state: 'warning',
    message: 'is not there',
  } as const
  return [...findings.flat(), missing]
}

async function examineCollection(engine: Engine, health: CollectionHealth, expected: Expected): Promise<Finding[]> {
  const { name, reads, writes } = health
  const about = `collection ${name}`
  const failure = reads ?? writes
  if (failure !== undefined && failure.code !== 'analyzer_mismatch') {
    const what = reads === undefined ? 'takes no writes' : "can't be read"
    return [{ about, collection: name, state: 'broken', message: `${what}: ${failure.message}`, ...adviseOn(failure) }]
  }
  try {
    const info = await engine.describe(name)
    return info === undefined ? [] : examineBuild(info, expected)
  } catch (thrown) {
    const error = toFihristError(thrown)
    return [{ about, collection: name, state: 'broken', message: error.message, ...adviseOn(error) }]
  }
}

function examineBuild(info: CollectionInfo, { analyzerVersion, mapping: wanted }: Expected): Finding[] {
  const { name, documents, mapping } = info
  const about = `collection ${name}`
  const rebuild = `fihrist index --rebuild --collection ${name}`
  const broken = (message: string, advice: string): Finding => ({
    about,
    collection: name,
    state: 'broken',
    message,
    advice,
  })
  const findings: Finding[] = []
  if (info.analyzerVersion !== analyzerVersion) {
    const message = `was built by version ${info.analyzerVersion} of the analyzer, this is ${analyzerVersion}`
    findings.push(broken(message, rebuild))
  }
  try {
    readMapping(mapping, 'its mapping')
  } catch (error) {
    findings.push(broken(toFihristError(error).message, `${rebuild} --mapping FILE, with a mapping that fits`))
  }
  if (wanted?.collection === name && mappingFingerprint(wanted.mapping) !== mappingFingerprint(mapping)) {
    findings.push(broken('was built with other fields than the mapping has', `${rebuild} --mapping FILE`))
  }
  if (findings.length > 0) return findings
  return [{ about, collection: name, state: 'ok', message: `${documents} documents, analyzer ${info.analyzerVersion}` }]
}

const ADVICE: Readonly<Partial<Record<ErrorCode, string>>> = {
  index_corrupt: 'fihrist restore BACKUP --yes, or move it away and index again',
  storage_failed: 'give the user that Fihrist runs as the rights to the file and its folder',
  storage_full: 'free some space',
  index_busy: 'wait until the rebuild is done; on Elasticsearch, look at the index’s blocks',
  engine_unavailable: 'look at the server and its log',
}

function adviseOn({ code }: FihristError): { readonly advice?: string } {
  const advice = ADVICE[code]
  return advice === undefined ? {} : { advice }
}
