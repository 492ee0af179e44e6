// Rows pasted from a spreadsheet: tabs between cells, a cell with line breaks or quotes in
// double quotes. The engine's own reader (wasm/table) would add 2.5 KB to the module for
// this one use; a caseload, which is also opened from files, has it.

/** The rows that have something in them, each a list of trimmed cells; with commas where no tab is there. */
export function sheet (text) {
  const separator = text.includes('\t') ? '\t' : ','
  const rows = [['']]
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const row = rows.at(-1)
    const c = text[i]
    if (quoted && c === '"' && text[i + 1] === '"') row[row.length - 1] += text[++i]
    else if (c === '"' && (quoted || row.at(-1) === '')) quoted = !quoted
    else if (!quoted && c === separator) row.push('')
    else if (!quoted && (c === '\n' || c === '\r')) rows.push([''])
    else row[row.length - 1] += c
  }
  return rows.map(row => row.map(cell => cell.trim())).filter(row => row.some(Boolean))
}
