import type { Router } from 'express'

/** Every route of an app as `METHOD /path`, from the routers themselves, whoever added it and how. */
export function routesOf(router: Router): string[] {
  return router.stack.flatMap(({ route, handle }) => {
    if (route === undefined) return 'stack' in handle ? routesOf(handle as unknown as Router) : []
    const methods = route.stack.flatMap(({ method }) => (method === undefined ? [] : method.toUpperCase()))
    return [...new Set(methods)].map((method) => `${method} ${route.path}`)
  })
}
