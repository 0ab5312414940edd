import { ANALYZER_VERSION } from '../../analysis/analyzer.ts'
import type { Finding } from '../../engines/common/finding.ts'
import { ENGINES } from '../../engines/registry.ts'
import { toFihristError } from '../../errors.ts'
import { type Command, flag, type Invocation, text } from '../command.ts'
import { collectionOption, mappingOption } from '../options.ts'
import { readPackage } from '../read-package.ts'
import { renderLines } from '../render/render-report.ts'
import { type Expected, examineCollections } from './doctor/examine-collections.ts'
import { examineNode } from './doctor/examine-runtime.ts'

/** `fihrist doctor`: whether all is well, and what to do where it is not. Changes nothing. */
export const command: Command = {
  usage: '[--full] [--mapping FILE [--collection NAME]]',
  options: { full: { type: 'boolean' }, mapping: { type: 'string' }, collection: { type: 'string' } },
  help: {
    full: '--full               looks through files to the last page, which takes longer',
    mapping: '--mapping FILE       also whether a collection has the fields of this mapping',
    collection: '--collection NAME    which (default: the mapping’s name)',
  },
  arity: { min: 0, max: 0 },
  async run(invocation) {
    const findings = await examine(invocation)
    const broken = findings.filter(({ state }) => state === 'broken').length
    const { values, terminal } = invocation
    terminal.out(flag(values, 'json') ? `${JSON.stringify({ findings, broken })}\n` : render(findings, broken))
    return broken === 0 ? 0 : 1
  },
}

async function examine({ values, config }: Invocation): Promise<Finding[]> {
  const { version, engines } = readPackage()
  const mapping = text(values, 'mapping') === undefined ? undefined : mappingOption(values)
  const expected: Expected = {
    analyzerVersion: ANALYZER_VERSION,
    mapping: mapping && { collection: collectionOption(values, mapping), mapping },
  }
  const kind = ENGINES[config.engine]
  const own: Finding[] = [
    { about: 'Fihrist', state: 'ok', message: `${version}, analyzer ${ANALYZER_VERSION}` },
    examineNode(process.versions.node, engines.node),
    ...(await kind.examine(config, flag(values, 'full'))),
  ]
  const collections = await kind
    .create(config)
    .then(async (engine) => examineCollections(engine, expected).finally(() => engine.close()))
    .catch((error): Finding[] => [{ about: config.engine, state: 'broken', message: toFihristError(error).message }])
  const isTold = ({ collection, state, about }: Finding): boolean =>
    state === 'broken' &&
    own.some((other) => other.state === 'broken' && (other.collection === collection || about === config.engine))
  return [...own, ...collections.filter((finding) => !isTold(finding))]
}

function render(findings: readonly Finding[], broken: number): string {
  const lines = findings.flatMap(({ about, state, message, advice }) => [
    `${state.padEnd(7)}  ${about}: ${message}`,
    ...(advice === undefined ? [] : [`         → ${advice}`]),
  ])
  return renderLines([...lines, broken === 0 ? 'nothing is broken' : `${broken} broken`])
}
