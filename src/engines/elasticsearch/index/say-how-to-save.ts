import { type ElasticsearchOptions, withDefaults } from '../server/options.ts'
import { createClient } from '../server/server.ts'
import { findServed, listCollections } from './served-index.ts'

/** How collections are saved on a server, with their indices' names where it tells them. */
export async function sayHowToSave(options: ElasticsearchOptions): Promise<string> {
  const settings = withDefaults(options)
  const client = await createClient(settings)
  const server = { client, settings }
  try {
    const names = await listCollections(server)
    const served = await Promise.all(names.map((name) => findServed(server, name)))
    return render(served.flatMap((each) => each?.index ?? []))
  } catch {
    return render([])
  } finally {
    await client.close()
  }

  function render(found: readonly string[]): string {
    const indices = found.length === 0 ? `${settings.prefix}*` : found.join(',')
    return (
      'Elasticsearch saves its indices itself, as snapshots: ' +
      `PUT _snapshot/REPOSITORY/NAME {"indices":"${indices}","include_global_state":false}, and to bring them back, ` +
      'aliases with them, POST _snapshot/REPOSITORY/NAME/_restore. Other indices of these aliases have to go first'
    )
  }
}
