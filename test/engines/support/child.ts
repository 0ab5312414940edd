import { backUp } from '../../../src/engines/sqlite/backup/back-up.ts'
import { withBackup } from '../../../src/engines/sqlite/backup/restore.ts'
import { createSqliteEngine } from '../../../src/engines/sqlite/create-sqlite-engine.ts'
import { FihristError } from '../../../src/errors.ts'
import { NAME, put, putAll, remove, SPEC } from './collections.ts'
import { changesOf, versionOf } from './versions.ts'

/** Another process on the same folder; it says on its standard output what it has done, a line each. */
const [, , folder = '', task = '', argument = ''] = process.argv
const engine = createSqliteEngine({ folder, readers: 1 })
const say = (line: string): boolean => process.stdout.write(`${line}\n`)

switch (task) {
  case 'write-forever': {
    await engine.open(SPEC)
    // Versions go on where the round before was killed; every third write is to an id that is there.
    for (let version = Number(argument); ; version++) {
      const id = `${version % 3 === 0 ? Math.floor(version / 6) * 2 : version}`
      const [result] = await engine.write(NAME, [put(versionOf(id, version))], 'full')
      say(`${id} ${version} ${result}`)
    }
  }
  case 'change-forever': {
    await engine.open(SPEC)
    for (let batch = Number(argument); ; batch++) {
      const operations = changesOf(batch).map((change) => (typeof change === 'string' ? remove(change) : put(change)))
      await engine.write(NAME, operations, 'relaxed')
      if (batch % 50 === 49) await engine.flush(NAME)
      say(`${batch}`)
    }
  }
  case 'write': {
    await engine.open(SPEC)
    say('ready')
    for (let i = 0; i < 30; i++) {
      say((await engine.write(NAME, [put({ id: `${argument}${i}`, text: `word ${argument}` })], 'relaxed')).join())
    }
    break
  }
  case 'write-again': {
    await engine.open(SPEC)
    for (let n = 0; ; n++) {
      try {
        await engine.write(NAME, [put({ id: `${n}`, text: 'word' })], 'full')
        say(`${n}`)
      } catch (error) {
        if (!(error instanceof FihristError) || error.code !== 'collection_not_found') throw error
        await engine.open(SPEC)
        say('made')
      }
    }
  }
  case 'back-up-forever': {
    for (let n = 0; ; n++) {
      await backUp(folder, `${argument}/${n}`, undefined)
      say(`${n}`)
    }
  }
  case 'restore-forever': {
    const sources = argument.split(',')
    for (let n = 0; ; n++) {
      const source = sources[n % sources.length] ?? ''
      await withBackup(folder, source, [NAME], async ([saved]) => {
        say('restoring')
        await saved?.restore()
      })
      say(`restored ${source}`)
    }
  }
  case 'rebuild': {
    for (let n = 1; n <= Number(argument); n++) {
      const rebuild = await engine.rebuild(SPEC)
      await rebuild.write(
        putAll(Array.from({ length: 40 }, (_, i) => ({ id: `${i}`, text: `word copy${n}`, views: n }))),
      )
      await rebuild.commit()
      say(`copy ${n}`)
    }
    break
  }
  case 'build-and-wait': {
    const rebuild = await engine.rebuild(SPEC)
    await rebuild.write(putAll([{ id: 'new', text: 'word' }]))
    say('building')
    await new Promise((resolve) => process.stdin.on('data', resolve))
    try {
      await rebuild.write([put({ id: 'other' })])
      await rebuild.commit()
      say('committed')
    } catch (error) {
      say(`refused ${error instanceof Error && 'code' in error ? error.code : error}`)
    }
    break
  }
}
await engine.close()
