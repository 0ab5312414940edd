/** A filter as plain data, checked against the mapping: field names exist, values have the field's type,
 * dates are milliseconds since 1970 (UTC). A field with many values passes when any of them does. */
export type Filter =
  | { readonly type: 'and'; readonly filters: readonly Filter[] }
  | { readonly type: 'or'; readonly filters: readonly Filter[] }
  | { readonly type: 'not'; readonly filter: Filter }
  | { readonly type: 'terms'; readonly field: string; readonly values: readonly (string | number)[] }
  | ({ readonly type: 'range'; readonly field: string } & Range)
  | { readonly type: 'exists'; readonly field: string }

export type Range = {
  readonly gt?: string | number
  readonly gte?: string | number
  readonly lt?: string | number
  readonly lte?: string | number
}
