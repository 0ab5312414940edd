import { execFileSync } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { copyFileSync, existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { cacheFolder } from '../jars/cache-folder.ts'
import { fetchJars } from '../jars/fetch-jars.ts'
import { type Jar, jarsOf } from '../jars/jar-list.ts'
import { repositories } from '../jars/repositories.ts'
import { writeClassArchive } from './class-archive.ts'
import type { Jdk } from './installed-jdks.ts'
import { linkZstd } from './link-zstd.ts'

const OWN_SOURCES = ['Launcher.java', 'ArabicPlugin.java', 'log4j2.properties', 'prepare-server.ts', 'link-zstd.ts']

const ownFile = (name: string): string => join(import.meta.dirname, name)

/**
 * The folder of a server that can be started: `lib` (class path), `modules`, `config`, `plugins` (`none` or `arabic`).
 * Made on first use from Maven Central's jars and kept in the cache; `say` gets a line when that takes a while.
 */
export async function prepareServer(version: string, jdk: Jdk, say: (line: string) => void): Promise<string> {
  const jars = jarsOf(version)
  const home = join(cacheFolder(), `elasticsearch-${version}-${fingerprint(jars, jdk)}`)
  if (existsSync(home)) return home
  say(`preparing Elasticsearch ${version} for tests (${jars.length} jars from Maven Central, once) in ${home}`)
  const repository = join(cacheFolder(), 'maven')
  mkdirSync(repository, { recursive: true })
  await fetchJars(jars, repository, repositories())

  const temporary = `${home}.${randomUUID()}`
  try {
    layOut(temporary, version, jdk, jars, repository)
    renameSync(temporary, home)
    await writeClassArchive(home, jdk)
  } catch (error) {
    // Another run was faster: its folder is as good.
    if (!existsSync(home)) throw error
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
  return home
}

/** Changes with anything that the folder is made of, so that an old folder is never used by mistake. */
function fingerprint(jars: readonly Jar[], jdk: Jdk): string {
  const hash = createHash('sha256').update(JSON.stringify([jars, jdk.version]))
  for (const name of OWN_SOURCES) hash.update(readFileSync(ownFile(name)))
  return hash.digest('hex').slice(0, 12)
}

function layOut(home: string, version: string, jdk: Jdk, jars: readonly Jar[], repository: string): void {
  const folders = ['lib', 'config', 'modules/transport-netty4', 'plugins/none', 'plugins/arabic/arabic']
  for (const folder of folders) mkdirSync(join(home, folder), { recursive: true })
  for (const { path, folder } of jars) linkOrCopy(join(repository, path), join(home, folder, basename(path)))
  copyFileSync(ownFile('log4j2.properties'), join(home, 'config', 'log4j2.properties'))
  linkZstd(join(home, 'lib', 'platform'))
  const netty = 'org.elasticsearch.transport.netty4.Netty4Plugin'
  describePlugin(join(home, 'modules/transport-netty4'), 'transport-netty4', netty, version)
  describePlugin(join(home, 'plugins/arabic/arabic'), 'arabic', 'ArabicPlugin', version)
  compile('Launcher.java', join(home, 'lib', 'launcher.jar'), home, jdk)
  compile('ArabicPlugin.java', join(home, 'plugins/arabic/arabic', 'arabic.jar'), home, jdk)
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to)
  } catch {
    copyFileSync(from, to)
  }
}

function describePlugin(folder: string, name: string, classname: string, version: string): void {
  const properties = {
    name,
    description: name,
    version,
    'elasticsearch.version': version,
    'java.version': 17,
    classname,
  }
  const lines = Object.entries(properties).map(([key, value]) => `${key}=${value}\n`)
  writeFileSync(join(folder, 'plugin-descriptor.properties'), lines.join(''))
}

/** Compiles into a jar: the JVM's class data archive knows no folders of classes. */
function compile(source: string, jar: string, home: string, jdk: Jdk): void {
  const classes = join(home, 'classes')
  const libraries = join(home, 'lib', '*')
  run(jdk, 'javac', ['-nowarn', '-d', classes, '-cp', libraries, ownFile(source)])
  run(jdk, 'jar', ['--create', '--file', jar, '-C', classes, '.'])
  rmSync(classes, { recursive: true })
}

const run = (jdk: Jdk, tool: string, options: readonly string[]): unknown =>
  execFileSync(join(jdk.home, 'bin', tool), options, { stdio: ['ignore', 2, 2] })
