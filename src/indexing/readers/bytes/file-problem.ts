import { FihristError } from '../../../errors.ts'

const PROBLEMS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'no permission to read it',
  EPERM: 'no permission to read it',
  ELOOP: 'a link that points to itself',
  ENOTDIR: 'a part of the path is no folder',
  ENAMETOOLONG: 'the name is too long',
}

/** Why a file can't be read, for people. An error that has nothing to do with files is thrown on. */
export function fileProblem(error: unknown): string {
  if (error instanceof FihristError && error.code === 'bad_input') return error.message
  if (!isFileError(error)) throw error
  const code = String(error.code)
  return PROBLEMS[code] ?? `it can't be read (${code})`
}

/** Whether an error is one of the file system. */
export const isFileError = (error: unknown): error is Error & { readonly code: unknown } =>
  error instanceof Error && 'code' in error && 'syscall' in error
