// Rows as text that a spreadsheet can take: a cell that it would work out is made text by an
// apostrophe, as wasm/table does, since anybody may have written it.
const FORMULA = /^[\p{C}\p{Z}]*[=+\-@＝＋－＠]/u

const one = text => String(text).replace(/\s+/g, ' ').trim()
const safe = text => FORMULA.test(text) ? `'${text}` : text
const quoted = text => `"${text.replaceAll('"', '""')}"`

/** A cell between tabs, for pasting: quoted only where it starts with a quote, since not every program knows quotes there. */
export const cell = text => one(text).startsWith('"') ? quoted(one(text)) : safe(one(text))

/** Rows for pasting. */
export const tabbed = rows => rows.map(row => row.map(cell).join('\t')).join('\n')

/** Rows as a CSV file, with the mark without which Excel does not read it as UTF-8. */
export const csv = rows => `\ufeff${rows.map(row => row.map(text => {
  const written = safe(one(text))
  return /[",;]/.test(written) ? quoted(written) : written
}).join(',')).join('\r\n')}\r\n`

/** The cells of a line of a table; quotes are read as a spreadsheet writes them. */
export function cells (line, separator) {
  const list = ['']
  let inside = false
  for (let at = 0; at < line.length; at++) {
    const sign = line[at]
    if (inside && sign === '"' && line[at + 1] === '"') list[list.length - 1] += line[++at]
    else if (sign === '"' && (inside || !list.at(-1).trim())) inside = !inside
    else if (sign === separator && !inside) list.push('')
    else list[list.length - 1] += sign
  }
  return list.map(text => text.trim())
}
