import { randomUUID } from 'node:crypto'
import { FihristError } from '../../errors.ts'
import type { EngineKind } from '../engine-kind.ts'

/** Indices on a server. */
export const elasticsearchKind: EngineKind = {
  async create({ elasticsearch }) {
    const { createElasticsearchEngine } = await import('./create-elasticsearch-engine.ts')
    return createElasticsearchEngine(elasticsearch)
  },
  async temporary(config) {
    const { removeAll } = await import('./index/remove-all.ts')
    const elasticsearch = { ...config.elasticsearch, prefix: `fihrist-temporary-${randomUUID().slice(0, 8)}-` }
    return { config: { ...config, elasticsearch }, remove: () => removeAll(elasticsearch) }
  },
  async renderStorage(spec, { elasticsearch }) {
    const { renderIndexBody } = await import('./index/index-body.ts')
    const { metaOf } = await import('./index/index-meta.ts')
    const { withDefaults } = await import('./server/options.ts')
    return `${JSON.stringify(renderIndexBody(metaOf(spec), withDefaults(elasticsearch)), null, 2)}\n`
  },
  async backups({ elasticsearch }) {
    const { sayHowToSave } = await import('./index/say-how-to-save.ts')
    throw new FihristError('bad_request', await sayHowToSave(elasticsearch))
  },
  async examine({ elasticsearch }) {
    const { examineServer } = await import('./rebuild/examine-server.ts')
    return examineServer(elasticsearch)
  },
  serverOf: ({ elasticsearch: { nodes, waitSeconds } }) => ({
    name: `Elasticsearch at ${nodes.map((node) => new URL(node).host).join(', ')}`,
    waitSeconds,
  }),
}
