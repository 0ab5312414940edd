import { randomBytes } from 'node:crypto'
import { changeKeys, listKeys } from '../../api/security/keys/change-keys.ts'
import { checkKey, type Key } from '../../api/security/keys/key.ts'
import { ROLES, type Role } from '../../api/security/keys/role.ts'
import { createSecret, hashSecret } from '../../api/security/keys/secret.ts'
import { FihristError } from '../../errors.ts'
import { readDate } from '../../mapping/read-date.ts'
import { type Command, flag, type Invocation, text } from '../command.ts'
import { namesOption } from '../options.ts'
import { renderTable } from '../render/render-table.ts'

/** `fihrist keys`: who may ask the server for what. */
export const command: Command = {
  usage: 'add --role ROLE [--collection NAME] [--filter …] [--expires DATE] [--name LABEL] | list | revoke ID',
  options: {
    role: { type: 'string' },
    collection: { type: 'string', multiple: true },
    filter: { type: 'string' },
    expires: { type: 'string' },
    name: { type: 'string' },
  },
  help: {
    role: '--role ROLE          search, write (searches too) or admin (does everything)',
    collection: '--collection NAME    the key knows this collection (again for each); default: all',
    filter: "--filter FILTER      a search key sees these documents only, for example 'section = صحة'",
    expires: '--expires DATE       the last day (2027-01-31), or the moment, on which it is good',
    name: '--name LABEL         what it is for',
  },
  arity: { min: 1, max: 2 },
  run(invocation) {
    const [action = '', id] = invocation.arguments
    if (action === 'add' && id === undefined) return add(invocation)
    if (action === 'list' && id === undefined) return list(invocation)
    if (action === 'revoke' && id !== undefined) return revoke(invocation, id)
    throw new FihristError('bad_request', `usage: fihrist keys ${command.usage}`)
  },
}

async function add({ values, config, terminal }: Invocation): Promise<number> {
  const role = readRole(text(values, 'role'))
  const secret = createSecret(role)
  const key = checkKey({
    id: randomBytes(4).toString('hex'),
    name: text(values, 'name'),
    role,
    hash: hashSecret(secret),
    collections: namesOption(values),
    filter: text(values, 'filter'),
    created: new Date().toISOString(),
    expires: readExpiry(text(values, 'expires')),
  })
  await changeKeys(config.security.keysFile, (keys) => [...keys, key])
  // The secret alone goes out, so that a script can take it.
  terminal.out(flag(values, 'json') ? `${JSON.stringify({ ...describe(key), secret })}\n` : `${secret}\n`)
  terminal.err(`key ${key.id} is in ${config.security.keysFile}; its secret is shown this once, and kept nowhere\n`)
  return 0
}

async function list({ values, config, terminal }: Invocation): Promise<number> {
  const keys = await listKeys(config.security.keysFile)
  if (flag(values, 'json')) terminal.out(`${JSON.stringify(keys.map(describe))}\n`)
  else if (keys.length === 0) terminal.out(`there are no keys in ${config.security.keysFile}\n`)
  else terminal.out(renderTable(['id', 'role', 'collections', 'filter', 'created', 'expires', 'name'], keys.map(toRow)))
  return 0
}

async function revoke({ values, config, terminal }: Invocation, id: string): Promise<number> {
  await changeKeys(config.security.keysFile, (keys) => {
    const left = keys.filter((key) => key.id !== id)
    // The id is not repeated: somebody may have typed the secret.
    if (left.length === keys.length)
      throw new FihristError('not_found', 'there is no key with this id; see fihrist keys list')
    return left
  })
  terminal.out(flag(values, 'json') ? `${JSON.stringify({ id, result: 'revoked' })}\n` : `key ${id} is revoked\n`)
  return 0
}

/** A key as it may be shown. */
const describe = ({ hash: _hash, ...rest }: Key): Omit<Key, 'hash'> => rest

function toRow({ id, role, collections, filter = '', created, expires, name = '' }: Key): string[] {
  const over = expires !== undefined && Date.parse(expires) <= Date.now()
  const end = expires === undefined ? 'never' : `${expires.slice(0, 16)}Z${over ? ' (over)' : ''}`
  return [id, role, collections?.join(', ') ?? 'all', filter, created.slice(0, 10), end, name]
}

function readRole(value: string | undefined): Role {
  const role = ROLES.find((known) => known === value)
  if (role !== undefined) return role
  throw new FihristError(
    'bad_request',
    `--role: expected ${ROLES.join(', ')}, got ${value === undefined ? 'none' : `"${value}"`}`,
  )
}

/** A day is good to its end (in UTC). */
function readExpiry(value: string | undefined): string | undefined {
  if (value === undefined) return undefined
  const span = readDate(value)
  if (span === undefined) {
    throw new FihristError('bad_request', `--expires: expected 2027-01-31 or 2027-01-31T18:00:00Z, got "${value}"`)
  }
  const end = value.length === 10 ? span.until : span.from
  if (end <= Date.now()) throw new FihristError('bad_request', `--expires: ${value} is over`)
  return new Date(end).toISOString()
}
