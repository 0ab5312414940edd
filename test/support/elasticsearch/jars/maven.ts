import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** An artifact's coordinates. `alone`: without what it depends on. */
export type Artifact = {
  readonly group: string
  readonly name: string
  readonly version: string
  readonly alone?: true
}

/** The artifact at a path of a Maven repository, e.g. `org/a/b/1.0/b-1.0.jar`. */
export function artifactAt(path: string): Artifact {
  const parts = path.split('/')
  return {
    group: parts.slice(0, -3).join('.'),
    name: parts.at(-3) ?? '',
    version: parts.at(-2) ?? '',
    alone: true,
  }
}

/** Has `mvn` put artifacts into `folder`, laid out as a Maven repository is. Throws where there is no `mvn`. */
export function copyWithMaven(artifacts: readonly Artifact[], folder: string): void {
  const project = mkdtempSync(join(tmpdir(), 'fihrist-maven-'))
  try {
    writeFileSync(join(project, 'pom.xml'), renderPom(artifacts))
    const goal = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies'
    const options = [`-DoutputDirectory=${folder}`, '-Dmdep.useRepositoryLayout=true']
    execFileSync('mvn', ['-B', '-q', '-ntp', '-f', project, goal, ...options], { stdio: ['ignore', 2, 2] })
  } finally {
    rmSync(project, { recursive: true, force: true })
  }
}

const renderPom = (artifacts: readonly Artifact[]): string => `<project xmlns="http://maven.apache.org/POM/4.0.0">
<modelVersion>4.0.0</modelVersion><groupId>fihrist</groupId><artifactId>test-server</artifactId><version>1</version>
<packaging>pom</packaging><dependencies>
${artifacts.map(renderDependency).join('\n')}
</dependencies></project>
`

const renderDependency = ({ group, name, version, alone }: Artifact): string =>
  `<dependency><groupId>${group}</groupId><artifactId>${name}</artifactId><version>${version}</version>${
    alone ? '<exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion></exclusions>' : ''
  }</dependency>`
