/** The longest file that is read as one document, line or record, in bytes: the longest novels in Arabic stay under
 * 8 MB. A longer one is a mistake, or belongs into several documents. */
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024
