/** A number of bytes for people. */
export function renderBytes(bytes: number): string {
  const mega = bytes / 1024 / 1024
  return mega >= 1 ? `${Number(mega.toFixed(1))} MB` : `${bytes} bytes`
}
