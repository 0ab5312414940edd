import { defineConfig } from 'vitest/config'
import { SERVER_VERSIONS } from './test/support/elasticsearch/versions.ts'
import base from './vitest.config.ts'

const [, ...otherVersions] = SERVER_VERSIONS

/** Tests that take minutes, and everything that talks to Elasticsearch again on the other pinned versions. */
export default defineConfig({
  test: {
    reporters: base.test?.reporters ?? [],
    projects: [
      {
        test: {
          ...base.test,
          name: 'slow',
          include: ['test/**/*.slow.test.ts'],
          exclude: [],
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      ...otherVersions.map(({ number }) => ({
        test: {
          ...base.test,
          name: `Elasticsearch ${number}`,
          include: ['test/engines/elasticsearch/**/*.test.ts', 'test/support/elasticsearch/server.test.ts'],
          env: { FIHRIST_TEST_ES_VERSION: number },
        },
      })),
    ],
  },
})
