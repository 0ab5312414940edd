/** The longest file that is read as one document, line or record, in bytes: the longest novels in Arabic stay under
 * 8 MB. A longer one is a mistake, or belongs into several documents. */
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024

/** The terms of a document at all levels together, in UTF-16 units: six times the longest document. Text of any kind stays
 * below it; only signs that stand for whole formulas (ﷺ), page after page, come to more. */
export const MAX_TERM_UNITS = 6 * MAX_DOCUMENT_BYTES
