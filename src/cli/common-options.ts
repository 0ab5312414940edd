import type { ParseArgsOptionsConfig } from 'node:util'

/** Options that every command takes. */
export const COMMON_OPTIONS = {
  data: { type: 'string' },
  engine: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies ParseArgsOptionsConfig

export const COMMON_HELP = {
  data: '--data FOLDER        folder of the SQLite files (FIHRIST_DATA, default data)',
  engine: '--engine NAME        sqlite or elasticsearch (FIHRIST_ENGINE, default sqlite)',
  json: '--json               answer with JSON',
  help: '-h, --help           this help',
} as const
