import { type Html, html } from './html.ts'

/** A book's index in the colour of the links; a data: URL, so that no other file is needed. */
const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='7' fill='%23135e5a'/%3E%3Cg stroke='%23fff' stroke-width='2.6' stroke-linecap='round'%3E%3Cpath d='M25 10H12M25 16H15M25 22H10'/%3E%3Cpath d='M7 10h.1M7 16h.1M7 22h.1'/%3E%3C/g%3E%3C/svg%3E"

/** A whole HTML page. `title` is its name in the browser's tab, before the name of the site (isolated from it: there is
 * no markup in a tab). */
export function renderPage(title: string | undefined, kind: 'home' | 'results' | 'document' | 'message', body: Html) {
  return html`<!doctype html>
<html lang="ar" dir="rtl">
<head>
<meta charset="utf-8">
<title>${title === undefined ? 'فهرس' : `\u2068${title}\u2069 — فهرس`}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="${ICON}">
<link rel="stylesheet" href="/style.css">
</head>
<body class="${kind}">
${body}
</body>
</html>
`.markup
}
