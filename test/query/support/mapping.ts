import { readMapping } from '../../../src/mapping/mapping.ts'

/** A mapping with a field of each type, and Arabic names for most. */
export const mapping = readMapping(
  {
    name: 'articles',
    fields: {
      title: { type: 'text', weight: 2, aliases: ['عنوان', 'العنوان'] },
      text: { type: 'text', aliases: ['نص'] },
      source: { type: 'keyword', aliases: ['مصدر', 'المصدر'] },
      tags: { type: 'keyword', many: true, aliases: ['وسم'] },
      date: { type: 'date', aliases: ['تاريخ'] },
      views: { type: 'number', aliases: ['قراءات'] },
      url: { type: 'stored' },
    },
  },
  'test mapping',
)
