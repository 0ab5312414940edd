import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generate } from 'selfsigned'

/** PEM texts of a server's key and certificate. */
export type ServerCertificate = { readonly key: string; readonly cert: string }

/** A certificate for 127.0.0.1 and localhost and the CA that signed it; `caFile` is the CA's certificate as a file. */
export type SignedCertificate = ServerCertificate & { readonly caFile: string; readonly remove: () => void }

/** Makes a CA and a certificate that it signs, valid for a year from now. */
export async function createCertificate(): Promise<SignedCertificate> {
  const ca = await generate([{ name: 'commonName', value: 'Fihrist test CA' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  })
  const server = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    ca: { key: ca.private, cert: ca.cert },
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  })
  const folder = mkdtempSync(join(tmpdir(), 'fihrist-ca-'))
  const caFile = join(folder, 'ca.pem')
  writeFileSync(caFile, ca.cert)
  return {
    key: server.private,
    cert: server.cert,
    caFile,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
