export const BROKEN_COMPRESSION = 'the body is not packed as its Content-Encoding says'

/** Whether a body could not be unpacked, by the error that Node's zlib gives. */
export const isBrokenCompression = (error: unknown): boolean =>
  /^(Z_|ERR__ERROR|ERR_BROTLI)/.test(String((error as NodeJS.ErrnoException | null)?.code))
