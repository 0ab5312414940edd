import type { RequestHandler } from 'express'

/** Sent with every answer. The page needs its own stylesheet, its icon (a data: URL) and its form, and nothing else:
 * even text that slipped through unescaped could not run or load anything. */
const HEADERS = new Map(
  Object.entries({
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': [
      "default-src 'none'",
      "style-src 'self'",
      'img-src data:',
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    // What somebody searched for stands in the page's address and is nobody else's business.
    'Referrer-Policy': 'no-referrer',
  }),
)

/** Sets the headers that every answer has. */
export const setHeaders: RequestHandler = (_request, response, next) => {
  response.setHeaders(HEADERS)
  next()
}
