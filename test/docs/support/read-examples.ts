/** An example of docs/api.md: a curl command, and the answer that stands below it; undefined when it has no body. */
export type Example = { readonly command: string; readonly request: Request; readonly answer: unknown }

/** The examples of a Markdown text, in order. Requests go to `base` instead of the address in the text. */
export function readExamples(markdown: string, base: string): Example[] {
  const blocks = markdown.matchAll(/```sh\n(curl .*?)```\s*(?:```json\n(.*?)```|`204`)/gs)
  return [...blocks].map(([, command = '', answer]) => ({
    command,
    request: readCurl(command, base),
    answer: answer === undefined ? undefined : JSON.parse(answer),
  }))
}

/** The request that a curl command sends; knows the options that the examples use, and refuses others. */
export function readCurl(command: string, base: string): Request {
  const words = [...command.replaceAll('\\\n', ' ').matchAll(/'([^']*)'|([^\s']+)/g)].map(
    (word) => word[1] ?? word[2] ?? '',
  )
  const headers = new Headers()
  const data: string[] = []
  let [method, address, inAddress]: [string | undefined, string, boolean] = [undefined, '', false]
  for (let i = 1; i < words.length; i++) {
    const [word = '', next = ''] = words.slice(i)
    if (word === '-G') inAddress = true
    else if (word === '-X') method = next
    else if (word === '-H') headers.append(next.slice(0, next.indexOf(':')), next.slice(next.indexOf(':') + 1))
    else if (word === '-d' || word === '--data-binary') data.push(next)
    else if (word === '--data-urlencode') data.push(next.replace(/(?<==).*$/s, encodeURIComponent))
    else if (word.startsWith('-')) throw new Error(`the examples do not use ${word}`)
    else address = word.replace('http://127.0.0.1:3000', base)
    if (word.startsWith('-') && word !== '-G') i++
  }
  if (inAddress) return new Request(`${address}?${data.join('&')}`, { headers })
  const body = data.length === 0 ? null : data.join('&')
  return new Request(address, { method: method ?? (body === null ? 'GET' : 'POST'), headers, body })
}
