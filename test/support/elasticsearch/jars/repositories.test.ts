import { expect, test } from 'vitest'
import { artifactAt } from './maven.ts'
import { mirrorsIn, repositories } from './repositories.ts'

test('mirrors of Maven Central are read from settings, others and comments are not', () => {
  const settings = `<settings><mirrors>
    <!-- <mirror><mirrorOf>*</mirrorOf><url>https://comment.example/</url></mirror> -->
    <mirror><id>a</id><mirrorOf>central</mirrorOf><url> https://a.example/maven2/ </url></mirror>
    <mirror><id>b</id><mirrorOf>snapshots</mirrorOf><url>https://b.example</url></mirror>
    <mirror><id>c</id><url>https://c.example</url><mirrorOf>internal, *</mirrorOf></mirror>
  </mirrors></settings>`
  expect(mirrorsIn(settings)).toEqual(['https://a.example/maven2', 'https://c.example'])
})

test('a repository of the environment is the only one', () => {
  expect(repositories({ FIHRIST_TEST_MAVEN_URL: 'https://maven.example/' })).toEqual(['https://maven.example'])
})

test('a path in a repository says what artifact it is', () => {
  expect(artifactAt('org/a/b-c/1.0.Final/b-c-1.0.Final.jar')).toEqual({
    group: 'org.a',
    name: 'b-c',
    version: '1.0.Final',
    alone: true,
  })
})
