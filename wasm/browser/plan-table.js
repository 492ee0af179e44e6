// Tables out of what was pasted: the cells' texts and nothing else. A page's markup is
// parsed by the browser without being shown, so that nothing in it runs or is fetched; a
// merged cell is repeated in each cell that it covers. What is left out is counted.

const COLUMNS = 60
const BLOCK = /^(address|article|blockquote|br|dd|div|dl|dt|h[1-6]|hr|li|ol|p|pre|section|table|tr|ul)$/
const FORM = /^(button|input|select|textarea|object|embed|iframe|audio|video)$/

/**
 * The tables of a page's markup: {tables, left}, rows of cells and how much of what was left out or changed;
 * or {rows} where one has more of them than most.
 */
export function htmlTables (html, most) {
  const page = new DOMParser().parseFromString(html, 'text/html')
  const left = {}
  const found = [...page.querySelectorAll('table')].filter(table => !table.parentElement.closest('table'))
  const rows = Math.max(0, ...found.map(table => table.rows.length))
  if (rows > most) return { rows }
  const tables = found.map(table => grid(table, left)).filter(table => table.some(row => row.some(Boolean)))
  for (const table of found) table.remove()
  const outside = text(page.body, {}).length
  if (outside) left.outside = outside
  return { tables, left }
}

const count = (left, what, n = 1) => { left[what] = (left[what] ?? 0) + n }

/** The rows of one table, each as long as the widest. */
function grid (table, left) {
  const lines = [...table.rows]
  const rows = lines.map(() => [])
  let widest = 0
  lines.forEach((line, r) => {
    let at = 0
    for (const [i, cell] of [...line.cells].entries()) {
      while (rows[r][at] !== undefined) at++
      if (at >= COLUMNS) {
        widest = Math.max(widest, at + line.cells.length - i)
        break
      }
      const value = text(cell, left)
      const [down, across] = [Math.min(cell.rowSpan || rows.length, rows.length - r), Math.min(cell.colSpan, COLUMNS)]
      if (down > 1 || across > 1) count(left, 'merged')
      for (let y = 0; y < down; y++) for (let x = 0; x < across; x++) rows[r + y][at + x] ??= value
      at += across
    }
    widest = Math.max(widest, rows[r].length)
  })
  return even(rows, widest, left)
}

/** Makes all rows equally long and not too long. */
function even (rows, widest, left) {
  if (widest > COLUMNS) left.columns = widest
  const ragged = rows.filter(row => row.length && row.length < widest).length
  if (ragged) count(left, 'ragged', ragged)
  return rows.map(row => Array.from({ length: Math.min(widest, COLUMNS) }, (_, i) => row[i] ?? ''))
}

/** The text of an element, with a line for each block of it. */
function text (element, left) {
  const out = []
  const walk = node => {
    if (node.nodeType === Node.TEXT_NODE) out.push(node.data.replace(/[\s\u00a0]+/g, ' '))
    if (node.nodeType !== Node.ELEMENT_NODE) return
    const name = node.localName
    const style = node.getAttribute('style') ?? ''
    if (/^(script|style|head|template|noscript|title)$/.test(name)) return
    if (/^(img|svg|picture|canvas|map)$|:imagedata$/.test(name)) return count(left, 'pictures')
    if (FORM.test(name)) return count(left, 'fields')
    if (name === 'del' || /display:\s*none|mso-hide:\s*all/i.test(style)) return node.textContent.trim() && count(left, 'deleted')
    if (/MsoCommentReference/i.test(node.className) || /mso-(special-character:\s*comment|element:\s*comment)/i.test(style)) return count(left, 'comments')
    if (/mso-list:\s*Ignore/i.test(style)) { // the sign of a list: a number says something, a dot does not
      const sign = node.textContent.trim()
      if (/\d|[a-z][.)]/i.test(sign)) out.push(`${sign} `)
      return
    }
    if (name === 'a' && node.getAttribute('href')) count(left, 'links')
    if (name === 'table') count(left, 'nested')
    const block = BLOCK.test(name)
    if (block) out.push('\n')
    if (name === 'td' || name === 'th') out.push(' ')
    for (const child of node.childNodes) walk(child)
    if (block) out.push('\n')
  }
  for (const child of element.childNodes) walk(child)
  return out.join('').replace(/ +/g, ' ').replace(/ ?\n\s*/g, '\n').trim()
}

/**
 * The one table of a plain text, tabs or commas between its cells, or none: {tables, left}.
 * @param {string} text
 * @param {boolean} file whether it is a file of rows, which may have one column and rows of all lengths
 */
export function textTables (text, file) {
  const [first] = text.split('\n', 1)
  const separator = (file ? first : text).includes('\t') ? '\t' : file && !first.includes(',') && first.includes(';') ? ';' : ','
  const rows = cells(text, separator)
  while (rows.length && !rows.at(-1).some(Boolean)) rows.pop()
  const widest = rows.reduce((n, row) => Math.max(n, row.length), 0)
  const regular = separator === '\t' || rows.length > 1 && rows.every(row => row.length === widest)
  const left = {}
  return { tables: rows.length && (file || widest > 1 && regular) ? [even(rows, widest, left)] : [], left }
}

/** Cells of a text. A quote opens one only where another closes it before a separator or a line's end. */
function cells (text, separator) {
  const rows = [['']]
  const ends = c => c === undefined || c === separator || c === '\n' || c === '\r'
  let look = 20 * text.length // how far ahead is looked in all, so that hostile quotes take no time
  const closing = from => {
    let i = text.indexOf('"', from)
    for (let last = from; i >= 0 && look > 0; i = text.indexOf('"', i + 1)) {
      look -= i - last
      last = i
      if (text[i + 1] !== '"') return ends(text[i + 1]) ? i : -1
      i++
    }
    look = 0
    return -1
  }
  for (let i = 0; i < text.length; i++) {
    const row = rows.at(-1)
    const c = text[i]
    if (c === '"' && row.at(-1) === '' && ends(text[i - 1])) {
      const end = look > 0 ? closing(i + 1) : -1
      if (end > 0) {
        row[row.length - 1] = text.slice(i + 1, end).replaceAll('""', '"')
        i = end
        continue
      }
    }
    if (c === separator) row.push('')
    else if (c === '\n' || c === '\r') {
      if (c === '\r' && text[i + 1] === '\n') i++
      rows.push([''])
    } else row[row.length - 1] += c
  }
  return rows.map(row => row.map(cell => cell.trim()))
}

/** Rows for columns: a table whose headings are down the left. */
export const turned = rows => rows[0].map((_, x) => rows.map(row => row[x]))
