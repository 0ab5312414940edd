import fc from 'fast-check'
import { expect, test } from 'vitest'
import { html, trustedHtml } from '../../src/web/html.ts'

test('escapes values, keeps markup of its own and of trusted values', () => {
  const inner = html`<i title="${'"&\''}">${'<b>'}</i>`
  expect(html`<p>${inner}${trustedHtml('<mark>x</mark>')}${3}${['<', html`<br>`]}</p>`.markup).toBe(
    '<p><i title="&quot;&amp;&#39;">&lt;b&gt;</i><mark>x</mark>3&lt;<br></p>',
  )
})

test('nothing comes from null, undefined and false', () => {
  expect(html`a${null}${undefined}${false}b${''}${0}`.markup).toBe('ab0')
})

test('no text can leave its place', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const { markup } = html`<p title="${text}">${text}</p>`
      const [, attribute = '', body = ''] = /^<p title="([^"]*)">([^<]*)<\/p>$/s.exec(markup) ?? []
      expect(readEntities(attribute)).toBe(text)
      expect(readEntities(body)).toBe(text)
    }),
  )
})

function readEntities(markup: string): string {
  const characters: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
  return markup.replace(/&([^;]*);/g, (_entity, name: string) => characters[name] ?? '?')
}
