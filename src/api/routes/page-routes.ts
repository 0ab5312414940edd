import { readFileSync } from 'node:fs'
import { type ErrorRequestHandler, type Request, Router } from 'express'
import { FihristError } from '../../errors.ts'
import type { Asker } from '../../search/answer.ts'
import { pageFields } from '../../web/document-fields.ts'
import { renderDocumentPage } from '../../web/document-page.ts'
import { renderEmptyPage, renderHomePage } from '../../web/home-page.ts'
import { renderMessagePage } from '../../web/message-page.ts'
import { HITS_PER_PAGE, renderResultsPage } from '../../web/results-page.ts'
import type { PageSearch } from '../../web/search-form.ts'
import { beginProblem, type ReportFailure } from '../problems/handle-errors.ts'
import { readAsker } from '../requests/read-asker.ts'
import type { Services } from '../services.ts'
import type { View } from '../view/view.ts'
import { addRoute } from './add-route.ts'
import { checkCollectionName, describeCollection, findCollection } from './find-collection.ts'

const STYLE = readFileSync(new URL('../../web/style.css', import.meta.url))

/** `GET /` (the search page), `GET /documents` (a document to read), `GET /style.css`; their errors are pages too. */
export function createPageRouter(services: Services): Router {
  const router = Router()
  const lastPage = Math.floor(services.limits.pageEnd / HITS_PER_PAGE)
  addRoute(router, services, '/', {
    get: [
      'page',
      async (request, response) => {
        const view = services.viewOf(request)
        const collections = await view.names()
        const search = readPageSearch(request, await chooseCollection(request, view, collections))
        response.type('html').send(
          await renderSearchPage(view, search, {
            collections,
            lastPage,
            asker: readAsker(request, response),
          }),
        )
      },
    ],
  })
  addRoute(router, services, '/documents', {
    get: [
      'page',
      async (request, response) => {
        const view = services.viewOf(request)
        const collections = await view.names()
        const search = readPageSearch(request, await chooseCollection(request, view, collections))
        const collection = await findCollection(view, checkCollectionName(search.collection))
        const id = String(request.query.id ?? '')
        const stored = await collection.get(id)
        if (stored === undefined) throw new FihristError('not_found', `there is no document "${id}"`, { id })
        response.type('html').send(renderDocumentPage(search, collections, collection.mapping, stored.document))
      },
    ],
  })
  addRoute(router, services, '/style.css', {
    // Asked for again with every page, answered from the browser's cache after a new version at the latest in an hour.
    get: [
      'anybody',
      (_request, response) => void response.set('Cache-Control', 'public, max-age=3600').type('css').send(STYLE),
    ],
  })
  router.use(createPageErrorHandler(services.reportFailure))
  return router
}

type PageContext = {
  readonly collections: readonly string[]
  readonly lastPage: number
  readonly asker: Asker
}

async function renderSearchPage(
  view: View,
  search: PageSearch,
  { collections, lastPage, asker }: PageContext,
): Promise<string> {
  if (collections.length === 0) return renderEmptyPage()
  const name = checkCollectionName(search.collection)
  if (search.q.trim() === '') {
    const { documents } = await describeCollection(view, name)
    return renderHomePage(search, collections, documents)
  }
  const found = await findCollection(view, name)
  const { mapping } = found
  const { date } = pageFields(mapping)
  const sort = search.order === 'newest' && date !== undefined ? { field: date, order: 'desc' as const } : undefined
  const page = Math.min(search.page, lastPage)
  const offset = (page - 1) * HITS_PER_PAGE
  const answer = await found.search({ q: search.q, sort, limit: HITS_PER_PAGE, offset, ...asker })
  return renderResultsPage({ ...search, page }, collections, mapping, answer, lastPage)
}

/** What the address names, else the first collection that can be read: a damaged one must not stand in the others' way. */
async function chooseCollection(request: Request, view: View, collections: readonly string[]): Promise<string> {
  const { collection: named } = request.query as Readonly<Record<string, string>>
  if (named) return named
  for (const name of collections) {
    const found = await view.find(name).catch(() => undefined)
    if (found !== undefined) return name
  }
  return collections[0] ?? ''
}

/** What the address asks for. Lenient where the API is strict: people share and shorten addresses. */
function readPageSearch(request: Request, collection: string): PageSearch {
  const { q = '', page, order } = request.query as Readonly<Record<string, string>>
  return {
    q,
    collection,
    page: /^[1-9]\d{0,5}$/.test(page ?? '') ? Number(page) : 1,
    order: order === 'newest' ? 'newest' : 'relevance',
  }
}

function createPageErrorHandler(report: ReportFailure): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (response.headersSent || !['GET', 'HEAD'].includes(request.method)) return next(error)
    const { status, code, detail } = beginProblem(error, request, response, report)
    response.status(status).type('html').send(renderMessagePage(code, detail))
  }
}
