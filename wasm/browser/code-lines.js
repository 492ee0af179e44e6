// A list of people and codes as it is pasted: a line each, between tabs, semicolons or commas.
import { cells } from './cells.js'
import { likeCode } from './reading-code.js'

const COLUMNS = {
  name: ['name', 'full name', 'your name', 'employee', 'member of staff'],
  role: ['role', 'job title', 'your role', 'post'],
  team: ['team', 'your team', 'service'],
  code: ['code', 'completion code', 'certificate code']
}

/** The separator of a line: a tab where there is one, else the sign that there is more of. */
function separator (line) {
  if (line.includes('\t')) return '\t'
  return line.split(';').length > line.split(',').length ? ';' : ','
}

/** Which column holds what, of a line with the names of the columns; undefined where it is none. */
function header (texts) {
  const at = Object.fromEntries(Object.entries(COLUMNS).map(([column, names]) => [column, texts.findIndex(text => names.includes(text.toLowerCase()))]))
  return at.code >= 0 && !texts.some(likeCode) ? at : undefined
}

/**
 * Reads a list.
 * @returns {{line: number, name: string, role: string, team: string, code: string, odd: boolean}[]} line as pasted, counting from 1; odd where its parts cannot be told
 */
export function codeLines (text) {
  let columns
  const list = []
  for (const [i, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (!line.trim()) continue
    const texts = cells(line, separator(line))
    if (!list.length && !columns && (columns = header(texts))) continue
    list.push({ line: i + 1, ...columns && texts[columns.code] ? byColumns(texts, columns) : byPlace(texts) })
  }
  return list
}

const byColumns = (texts, columns) => Object.fromEntries(Object.entries(columns).map(([column, at]) => [column, texts[at] ?? '']))

/** Name, role, team and code in that order, with nothing or anything after them; or a code alone. */
function byPlace (texts) {
  const filled = texts.filter(Boolean)
  if (filled.length === 1) return { name: '', role: '', team: '', code: filled[0] }
  const [name, role, team, code] = texts
  if (texts.length < 4) return { name, role: '', team: '', code: '', odd: true }
  return { name, role, team, code }
}
