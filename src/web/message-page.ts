import { html } from './html.ts'
import { renderPage } from './page.ts'

/** What to tell a visitor, by the code of the error. */
const MESSAGES: Readonly<Record<string, string>> = {
  bad_request: 'لم نفهم هذا الطلب.',
  unauthorized: 'البحث هنا بمفتاح، ولا مفتاح صالحًا لهذه الصفحة.',
  forbidden: 'المفتاح لا يسمح بهذا.',
  rate_limited: 'طلبات كثيرة في وقت قصير. حاول بعد قليل.',
  not_found: 'هذه الوثيقة غير موجودة، أو حُذفت.',
  collection_not_found: 'لا توجد مجموعة بهذا الاسم.',
  answer_too_large: 'النتائج في هذه الصفحة أكبر من أن تُعرض معًا.',
  index_busy: 'يُعاد بناء الفهرس الآن. حاول بعد قليل.',
  engine_unavailable: 'محرك البحث لا يجيب الآن. حاول بعد قليل.',
  shutting_down: 'الخادم يتوقف الآن. حاول بعد قليل.',
}

const FAILURE = 'حدث خطأ في الخادم، وسببه مكتوب في سجله.'

/** The page that says what went wrong. `detail` is the error's own sentence, in English. */
export function renderMessagePage(code: string, detail: string): string {
  const message = MESSAGES[code] ?? FAILURE
  return renderPage(
    message,
    'message',
    html`<header><a class="name" href="/">فهرس</a></header>
<main>
<h1>${message}</h1>
<p class="detail" lang="en" dir="ltr">${detail}</p>
<p><a href="/">عودة إلى البحث</a></p>
</main>`,
  )
}
