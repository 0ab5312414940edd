import { createAnalyzer } from '../../analysis/analyzer.ts'
import type { Analyzer } from '../../analysis/token.ts'
import { createApp } from '../../api/create-app.ts'
import { createHealthCheck } from '../../api/health/check-health.ts'
import { listen } from '../../api/listen.ts'
import { createLog, type Log } from '../../api/log/log.ts'
import { measureEngine } from '../../api/metrics/measure.ts'
import { createMetrics } from '../../api/metrics/metrics.ts'
import { openSecurity, type Security } from '../../api/security/security.ts'
import { SETTINGS, type Setting, type SettingName } from '../../config/settings.ts'
import { unknownVariables } from '../../config/unknown-variables.ts'
import type { Config } from '../../config.ts'
import { withEngine } from '../../create-engine.ts'
import type { Engine } from '../../engines/engine.ts'
import { createIndexer } from '../../indexing/create-indexer.ts'
import { indexPaths } from '../../indexing/index-paths.ts'
import { createSearcher } from '../../search/create-searcher.ts'
import { type Command, type Invocation, type Terminal, text } from '../command.ts'
import { collectionOption, mappingOption } from '../options.ts'
import { readPackage } from '../read-package.ts'
import { renderReport } from '../render/render-report.ts'
import { renderUnknownVariable } from '../render/render-unknown-variable.ts'
import { COMMON_SETTINGS, SERVER_SETTINGS, settingHelp, settingOptions } from '../setting-options.ts'

/** Milliseconds that requests in flight get, and all that there is to close: whoever stops a service waits about 10 s. */
const FINISH_TIMEOUT = 6_000
const STOP_TIMEOUT = 9_500

/** `fihrist serve`: the HTTP API and the search page, until the process is asked to stop. */
export const command: Command = {
  usage: '[--port N] [--host NAME] [--index PATH] [OPTIONS]',
  options: {
    ...settingOptions(SERVER_SETTINGS),
    index: { type: 'string' },
    collection: { type: 'string' },
    mapping: { type: 'string' },
  },
  help: {
    ...settingHelp(SERVER_SETTINGS),
    index: '--index PATH         indexes a file or folder first',
    collection: '--collection NAME    where --index puts it (default: the mapping’s name)',
    mapping: '--mapping FILE       what the documents of --index are (default mappings/articles.json)',
  },
  arity: { min: 0, max: 0 },
  run(invocation) {
    const { config, terminal } = invocation
    const log = openLog(config, terminal)
    for (const unknown of unknownVariables(terminal.environment)) log.warn(renderUnknownVariable(unknown))
    const security = openSecurity(config.security, config.host, (line) => log.warn(line))
    const analyzer = createAnalyzer()
    const say = (line: string) => log.warn(line.trim())
    return withEngine(config, say, async (engine) => {
      await indexFirst(invocation, engine, analyzer)
      return serve(invocation, { engine, analyzer, log, security })
    })
  },
}

const openLog = ({ log: { level } }: Config, { err, interactive, unread }: Terminal): Log =>
  createLog({ level, write: err, plain: interactive, unread })

/** `--index`. */
async function indexFirst({ values, terminal }: Invocation, engine: Engine, analyzer: Analyzer): Promise<void> {
  const path = text(values, 'index')
  if (path === undefined) return
  const mapping = mappingOption(values)
  const collection = collectionOption(values, mapping)
  const report = await indexPaths({ engine, analyzer, collection, mapping, paths: [path] })
  terminal.out(renderReport(report, collection))
}

type Parts = {
  readonly engine: Engine
  readonly analyzer: Analyzer
  readonly log: Log
  readonly security: Security
}

async function serve({ config, terminal }: Invocation, parts: Parts): Promise<number> {
  const { analyzer, log, security } = parts
  const info = { version: readPackage().version, engine: parts.engine.name, analyzer: analyzer.version }
  const metrics = createMetrics({ info, ofProcess: true })
  const engine = measureEngine(parts.engine, metrics)
  const checkHealth = createHealthCheck({
    engine,
    analyzer,
    log,
    rebuildCommand: (name) => `fihrist index --rebuild --collection ${name}${renderOptions(config)}`,
  })
  let stopping = false
  const app = createApp({
    engine,
    analyzer,
    searcher: createSearcher({ engine, analyzer, timeout: config.searchTimeout }),
    indexer: createIndexer({ engine, analyzer }),
    isStopping: () => stopping,
    security,
    log,
    requestLog: config.log,
    metrics,
    checkHealth,
  })
  const server = await listen(app, { ...config, closeTimeout: FINISH_TIMEOUT })
  terminal.out(`Fihrist is ready: ${server.url}\n`)
  // What does not work is said; the others are served meanwhile.
  checkHealth().catch((err: unknown) => log.warn({ err }, 'the engine does not answer'))
  await terminal.stopped
  stopping = true
  terminal.endWithin?.(STOP_TIMEOUT)
  terminal.out('stopping: requests in flight are finished first\n')
  await server.close()
  return 0
}

/** The options of this command line that another command needs to find the same collections. */
function renderOptions({ said }: Config): string {
  const given = (name: SettingName) => said[name].from === 'option'
  const option = (name: SettingName) => ` --${(SETTINGS[name] as Setting).option} ${quote(said[name].text ?? '')}`
  return COMMON_SETTINGS.filter(given).map(option).join('')
}

/** As a shell takes it for one word. */
const quote = (word: string): string => (/^[\w./:@-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)
