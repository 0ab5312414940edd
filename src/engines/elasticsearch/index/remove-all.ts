import { type ElasticsearchOptions, withDefaults } from '../server/options.ts'
import { createClient } from '../server/server.ts'
import { toEngineError } from '../server/server-errors.ts'

/** Removes every index whose name begins with the options' prefix, the hidden ones too. */
export async function removeAll(options: ElasticsearchOptions & { readonly prefix: string }): Promise<void> {
  const client = await createClient(withDefaults(options))
  try {
    const index = `${options.prefix}*`
    const found = await client.indices.get({ index, expand_wildcards: 'all', features: 'aliases' })
    const indices = Object.keys(found)
    if (indices.length > 0) await client.indices.delete({ index: indices, ignore_unavailable: true })
  } catch (error) {
    throw toEngineError(error)
  } finally {
    await client.close()
  }
}
