import { createAnalyzer } from '../../analysis/analyzer.ts'
import { createApp } from '../../api/create-app.ts'
import { listen } from '../../api/listen.ts'
import { createLog } from '../../api/log/log.ts'
import { openSecurity } from '../../api/security/security.ts'
import { unknownVariables } from '../../config/unknown-variables.ts'
import { withEngine } from '../../create-engine.ts'
import { createIndexer } from '../../indexing/create-indexer.ts'
import { indexPaths } from '../../indexing/index-paths.ts'
import { createSearcher } from '../../search/create-searcher.ts'
import { type Command, text } from '../command.ts'
import { collectionOption, mappingOption } from '../options.ts'
import { renderReport } from '../render/render-report.ts'
import { renderUnknownVariable } from '../render/render-unknown-variable.ts'
import { SERVER_SETTINGS, settingHelp, settingOptions } from '../setting-options.ts'

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
  async run({ values, config, terminal }) {
    const log = createLog({
      level: config.log.level,
      write: terminal.err,
      plain: terminal.interactive,
      unread: terminal.unread,
    })
    for (const unknown of unknownVariables(terminal.environment)) log.warn(renderUnknownVariable(unknown))
    const security = openSecurity(config.security, config.host, (line) => log.warn(line))
    const analyzer = createAnalyzer()
    return withEngine(
      config,
      (line) => log.warn(line.trim()),
      async (engine) => {
        const path = text(values, 'index')
        if (path !== undefined) {
          const mapping = mappingOption(values)
          const collection = collectionOption(values, mapping)
          const report = await indexPaths({ engine, analyzer, collection, mapping, paths: [path] })
          terminal.out(renderReport(report, collection))
        }
        let stopping = false
        const searcher = createSearcher({ engine, analyzer, timeout: config.searchTimeout })
        const indexer = createIndexer({ engine, analyzer })
        const app = createApp({
          engine,
          analyzer,
          searcher,
          indexer,
          isStopping: () => stopping,
          security,
          log,
          requestLog: config.log,
        })
        const server = await listen(app, { ...config, closeTimeout: FINISH_TIMEOUT })
        terminal.out(`Fihrist is ready: ${server.url}\n`)
        await terminal.stopped
        stopping = true
        terminal.endWithin?.(STOP_TIMEOUT)
        terminal.out('stopping: requests in flight are finished first\n')
        await server.close()
        return 0
      },
    )
  },
}
