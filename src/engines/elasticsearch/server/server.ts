import { readFileSync } from 'node:fs'
import type { Client } from '@elastic/elasticsearch'
import { FihristError } from '../../../errors.ts'
import type { ElasticsearchSettings } from './options.ts'
import { toEngineError } from './server-errors.ts'
import { wholeBodyConnection } from './whole-body-connection.ts'

/** What every call needs: a client that has seen the server, and the settings. */
export type Server = { readonly client: Client; readonly settings: ElasticsearchSettings }

/** The server's versions that the client and the queries work with; docs/operating.md has those that are tested. */
const OLDEST_MAJOR = 8
const NEWEST_MAJOR = 9

/** How long `checkReady` waits for an answer, in ms. */
const READY_TIMEOUT = 3_000

/** How often a request is sent again, to another node where there are several. */
const MORE_TRIES = 2

/** Seconds before a further try: the client's own choice, up to several, is longer than a person waits. */
const secondsBefore = (_least: number, _most: number, tries: number): number => 0.1 * 2 ** tries * Math.random()

/** The client. It connects when it is first used. Throws `bad_input` when the certificate's file can't be read. */
export async function createClient(settings: ElasticsearchSettings): Promise<Client> {
  const { nodes, auth, caFile, requestTimeout } = settings
  const library = await import('@elastic/elasticsearch')
  const { Client, SniffingTransport } = library
  class Transport extends SniffingTransport {
    constructor(options: ConstructorParameters<typeof SniffingTransport>[0]) {
      super({ ...options, retryBackoff: secondsBefore, openTelemetry: { enabled: false } })
    }
  }
  return new Client({
    Transport,
    Connection: wholeBodyConnection(library),
    nodes: [...nodes],
    ...(auth === undefined ? {} : { auth }),
    ...(caFile === undefined ? {} : { tls: { ca: readCertificate(caFile) } }),
    requestTimeout,
    maxRetries: MORE_TRIES,
    enableMetaHeader: false,
  })
}

/** Asks the server who it is. Throws `engine_unavailable`, and `engine_refused` for what is no server for us. */
export async function checkServer(client: Client, requestTimeout: number): Promise<void> {
  const number = await client.info({}, { requestTimeout, maxRetries: 0 }).then(
    ({ version }) => version.number,
    (error) => {
      throw toEngineError(error)
    },
  )
  const major = Number.parseInt(number, 10)
  if (major >= OLDEST_MAJOR && major <= NEWEST_MAJOR) return
  const known = `${OLDEST_MAJOR} or ${NEWEST_MAJOR}`
  throw new FihristError('engine_refused', `Elasticsearch is version ${number}; Fihrist works with ${known}.`, {
    number,
  })
}

/** Whether the server answers now; whoever asks does not want to wait. Throws as `checkServer` does. */
export const checkReady = ({ client }: Server): Promise<void> => checkServer(client, READY_TIMEOUT)

function readCertificate(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new FihristError('bad_input', `The certificate ${file} can't be read: ${(error as Error).message}`, {}, error)
  }
}
