import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Document } from '../../../../../src/mapping/document.ts'
import { checkFile } from '../../../support/check-file.ts'
import { put, remove } from '../../../support/collections.ts'
import { expectAnswers } from '../support/expect-answers.ts'
import { type OpenReader, type OpenWriter, openReader, openWriter } from '../support/open-collection.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fihrist-merge-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

let files = 0

/** Words that meet at some levels, and enough others that a merge takes several steps. */
const word = fc.oneof(
  fc.constantFrom('cat', 'cats', 'Cat', 'cot', 'dog', 'كتاب', 'الكتاب'),
  fc.nat(60).map((number) => `w${number}`),
)
const text = fc.array(word, { maxLength: 10 }).map((words) => words.join(' '))
/** Few ids, so that documents are replaced, removed, and their rows used again. */
const id = fc.integer({ min: 10, max: 24 }).map(String)
const document = fc.record({ id, title: text, text, source: fc.constantFrom('x', 'y') })

/** A document to put, or the id of one to remove. */
type Change = Document | string

type Step = {
  readonly batch: readonly Change[]
  /** Which of two processes does it. */
  readonly writer: number
  readonly fails: boolean
  /** Merge steps after it: whether each is eager. */
  readonly merges: readonly boolean[]
  /** Whether a reader looks afterwards; it has then missed what was before. */
  readonly looks: boolean
  /** For how many of the next steps another reader goes on seeing what is there now. */
  readonly holds: number
}

const step: fc.Arbitrary<Step> = fc.record({
  batch: fc.array(fc.oneof({ weight: 3, arbitrary: document }, { weight: 2, arbitrary: id }), { maxLength: 5 }),
  writer: fc.nat(1),
  fails: fc.integer({ min: 0, max: 9 }).map((number) => number === 0),
  merges: fc.array(fc.boolean(), { maxLength: 4 }),
  looks: fc.boolean(),
  holds: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 5 }) }),
})

const operationsOf = (batch: readonly Change[]) =>
  batch.map((change) => (typeof change === 'string' ? remove(change) : put(change)))

function apply(documents: ReadonlyMap<string, Document>, batch: readonly Change[]): Map<string, Document> {
  const changed = new Map(documents)
  for (const change of batch) {
    if (typeof change === 'string') changed.delete(change)
    else changed.set(change.id, change)
  }
  return changed
}

class Play {
  readonly path = join(folder, `c${files++}.sqlite`)
  readonly writers: readonly OpenWriter[] = [openWriter(this.path), openWriter(this.path)]
  /** One looks often, one holds on to a state, one looks at the end only. */
  readonly readers: readonly OpenReader[] = [openReader(this.path), openReader(this.path), openReader(this.path)]
  documents: ReadonlyMap<string, Document> = new Map()
  isHeld = false

  look(reader: number): void {
    this.readers[reader]?.view((view) => expectAnswers(view, [...this.documents.values()]))
  }

  run(steps: readonly Step[]): void {
    for (let i = 0; i < steps.length; i++) {
      const step = steps[i] as Step
      this.runOne(step)
      if (step.holds === 0 || this.isHeld) continue
      const meanwhile = steps.slice(i + 1, i + 1 + step.holds)
      this.hold(() => this.run(meanwhile))
      i += meanwhile.length
    }
  }

  runOne({ batch, writer, fails, merges, looks }: Step): void {
    const process = this.writers[writer]
    const operations = operationsOf(batch)
    if (fails) process?.fail(operations)
    else {
      process?.write(operations)
      this.documents = apply(this.documents, batch)
    }
    for (const eager of merges) process?.step(eager)
    if (looks) this.look(0)
  }

  /** A search that lasts: it sees what was there when it began. */
  hold(meanwhile: () => void): void {
    const before = [...this.documents.values()]
    this.isHeld = true
    this.readers[1]?.view((view) => {
      expectAnswers(view, before)
      meanwhile()
      expectAnswers(view, before)
    })
    this.isHeld = false
  }

  mergeAll(): void {
    let steps = 0
    while (this.writers[0]?.step(true)) expect(steps++).toBeLessThan(1_000)
  }

  check(): void {
    const { problems, documents } = checkFile(this.path)
    expect(problems).toEqual([])
    expect(new Map(documents.map((one) => [one.id, one]))).toEqual(this.documents)
  }

  close(): void {
    for (const open of [...this.writers, ...this.readers]) open.close()
  }
}

test('whatever is written, by whom, and however far a merge is: everybody finds what is there', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 24 }), (steps) => {
      const play = new Play()
      try {
        play.run(steps)
        play.check()
        play.look(2)
        play.mergeAll()
        play.check()
        for (const reader of play.readers.keys()) play.look(reader)
      } finally {
        play.close()
      }
    }),
    { numRuns: 20 },
  )
})

test('a batch that fails at its commit leaves nothing that a later one relies on, whoever wrote meanwhile', () => {
  const play = new Play()
  const one = (id: string, text: string): Document => ({ id, text })
  play.writers[0]?.fail(operationsOf([one('1', 'dog')]))
  play.runOne({ batch: [one('2', 'cat')], writer: 1, fails: false, merges: [], looks: true, holds: 0 })
  play.runOne({ batch: [one('1', 'dog')], writer: 0, fails: false, merges: [], looks: true, holds: 0 })
  play.check()
  play.close()
})
