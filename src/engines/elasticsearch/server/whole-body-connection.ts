import type * as Elasticsearch from '@elastic/elasticsearch'

type Library = Pick<typeof Elasticsearch, 'UndiciConnection' | 'errors'>
type Parameters = Elasticsearch.ConnectionRequestParams
type Options = Elasticsearch.ConnectionRequestOptions
type StreamOptions = Elasticsearch.ConnectionRequestOptionsAsStream
type Answer = Elasticsearch.ConnectionRequestResponse
type StreamAnswer = Elasticsearch.ConnectionRequestResponseAsStream

const OVER_SIZE = 'the answer is over its maxResponseSize'

/** Whether an answer was given up because it is larger than who asked for it wanted. */
export const isOverSize = (error: unknown): boolean =>
  error instanceof Error && error.name === 'RequestAbortedError' && error.message.includes(OVER_SIZE)

/** The client's connection, but answers are decoded in one piece; piece by piece it takes Arabic text ten times as long. */
export function wholeBodyConnection({ UndiciConnection, errors }: Library): typeof UndiciConnection {
  return class extends UndiciConnection {
    override request(parameters: Parameters, options: Options): Promise<Answer>
    override request(parameters: Parameters, options: StreamOptions): Promise<StreamAnswer>
    override async request(parameters: Parameters, options: Options | StreamOptions): Promise<Answer | StreamAnswer> {
      const answer = await super.request(parameters, { ...options, asStream: true })
      if ('asStream' in options) return answer
      try {
        const chunks: Buffer[] = []
        let bytes = 0
        for await (const chunk of answer.body as AsyncIterable<Buffer>) {
          bytes += chunk.length
          if (bytes > (options.maxResponseSize ?? Number.POSITIVE_INFINITY))
            throw new errors.RequestAbortedError(OVER_SIZE)
          chunks.push(chunk)
        }
        const body = Buffer.concat(chunks)
        // What is compressed is for the transport to unpack.
        return { ...answer, body: answer.headers['content-encoding'] === undefined ? body.toString() : body }
      } catch (error) {
        if (isOverSize(error)) throw error
        throw new errors.ConnectionError((error as Error).message)
      }
    }
  }
}
