import { expect, test } from 'vitest'
import { chooseServer } from './choose-server.ts'
import type { Jdk } from './local/installed-jdks.ts'

const jdk = (major: number, named = false): Jdk => ({ home: `/jdk-${major}`, version: `${major}.0.1`, major, named })

const CASES: readonly (readonly [why: string, jdks: readonly Jdk[], wanted: string | undefined, expected: string])[] = [
  ['the newer server where a JDK serves it', [jdk(17), jdk(25)], undefined, '9.5.3 on 25'],
  ['the newest JDK', [jdk(21), jdk(25), jdk(17)], undefined, '9.5.3 on 25'],
  ['the JDK that JAVA_HOME names, if it serves', [jdk(21, true), jdk(25)], undefined, '9.5.3 on 21'],
  ['another one, if that is too old for the newer server', [jdk(17, true), jdk(25)], undefined, '9.5.3 on 25'],
  ['the older server on an older JDK', [jdk(17)], undefined, '8.19.21 on 17'],
  ['the older server on request', [jdk(17), jdk(25)], '8.19.21', '8.19.21 on 25'],
  ['its JDK still by JAVA_HOME', [jdk(17, true), jdk(25)], '8.19.21', '8.19.21 on 17'],
  [
    'no older server when the newer one is asked for',
    [jdk(17)],
    '9.5.3',
    'Elasticsearch 9.5.3 needs a JDK 21 or newer; found: 17.0.1',
  ],
  [
    'nothing on a JDK that is too old',
    [jdk(11)],
    undefined,
    'Elasticsearch 9.5.3 or 8.19.21 needs a JDK 17 or newer; found: 11.0.1',
  ],
  ['nothing without a JDK', [], undefined, 'Elasticsearch 9.5.3 or 8.19.21 needs a JDK 17 or newer; found: none'],
]

test.each(CASES)('%s', (_why, jdks, wanted, expected) => {
  const choice = chooseServer(jdks, wanted)
  expect('missing' in choice ? choice.missing : `${choice.version.number} on ${choice.jdk.major}`).toBe(expected)
})

test('a version that the tests have no jars of is an error, not a skip', () => {
  expect(() => chooseServer([jdk(25)], '7.17.0')).toThrow(
    'FIHRIST_TEST_ES_VERSION is 7.17.0; the tests know 9.5.3 or 8.19.21',
  )
})
