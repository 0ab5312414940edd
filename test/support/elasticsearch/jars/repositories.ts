import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

const MAVEN_CENTRAL = 'https://repo.maven.apache.org/maven2'

/** Base addresses to fetch jars from, in order: `FIHRIST_TEST_MAVEN_URL`, else the user's mirrors, then Maven Central. */
export function repositories(environment: NodeJS.ProcessEnv = process.env): readonly string[] {
  if (environment.FIHRIST_TEST_MAVEN_URL) return [environment.FIHRIST_TEST_MAVEN_URL.replace(/\/$/, '')]
  const settings = join(homedir(), '.m2', 'settings.xml')
  return [...(existsSync(settings) ? mirrorsIn(readFileSync(settings, 'utf8')) : []), MAVEN_CENTRAL]
}

/** Addresses of the mirrors of Maven Central in a `settings.xml`. */
export function mirrorsIn(settings: string): readonly string[] {
  const text = settings.replace(/<!--[\s\S]*?-->/g, '')
  return [...text.matchAll(/<mirror>([\s\S]*?)<\/mirror>/g)]
    .map(([, mirror = '']) => ({ of: element(mirror, 'mirrorOf'), url: element(mirror, 'url') }))
    .filter(({ of, url }) => url !== '' && of.split(',').some((name) => /^(central|\*|external:\*)$/.test(name.trim())))
    .map(({ url }) => url.replace(/\/$/, ''))
}

const element = (xml: string, name: string): string =>
  new RegExp(`<${name}>\\s*(.*?)\\s*</${name}>`).exec(xml)?.[1] ?? ''
