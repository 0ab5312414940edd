/** Three articles about wheat, one of them without a date. */
export const ARTICLES = [
  {
    id: 'economy/wheat.md',
    title: 'سعر القمح يرتفع',
    text: 'ارتفع سعر القمح في الأسواق العالمية. وقال وزير التموين إن المخزون يكفي ستة أشهر.',
    source: 'المرفأ',
    section: 'اقتصاد',
    tags: ['قمح', 'أسعار'],
    date: '2025-10-04',
    url: 'https://example.org/wheat',
  },
  {
    id: 'science/wheat-dna.md',
    title: 'أصل القمح',
    text: 'درس الباحثون أصل القمح في بلاد الشام.',
    source: 'الجزيرة',
    section: 'علوم',
    tags: ['قمح'],
    date: '2024-02-01',
  },
  { id: '3', title: 'خبز الجدة', text: 'كانت تعجن دقيق القمح كل صباح.', source: 'المرفأ' },
]
