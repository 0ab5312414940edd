const MARKS = /[\p{Mn}\p{Me}\p{Cf}]/gu
const CONTROLS = /\p{Cc}/gu

/** Columns a terminal gives to a text: marks and invisible characters take none (wide scripts are not counted). */
const width = (text: string): number => [...text.replace(MARKS, '')].length

// Left-to-right marks keep the columns in order although their contents run from right to left.
const LEFT_TO_RIGHT = '\u200e'

/** Rows under a header, in columns; control characters are left out. */
export function renderTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [header, ...rows].map((row) => row.map((cell) => cell.replace(CONTROLS, '')))
  const widths = header.map((_, column) => Math.max(...cells.map((row) => width(row[column] ?? ''))))
  return cells
    .map((row) => row.map((cell, column) => cell + LEFT_TO_RIGHT + ' '.repeat((widths[column] ?? 0) - width(cell))))
    .map((row) => `${row.join('  ').trimEnd()}\n`)
    .join('')
}
