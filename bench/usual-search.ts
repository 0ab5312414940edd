/** The usual way to search Arabic on Elasticsearch, as the body of a search. */
export const renderUsual = (query: string) => ({
  query: { multi_match: { query, fields: ['title^2', 'text'] } },
  highlight: { fields: { title: {}, text: {} } },
  size: 10,
})
