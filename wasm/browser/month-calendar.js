// Month calendars of one reading: the event, each unit counted, each day skipped, the
// last day and the day to book by. Marks differ in shape and pattern, not colour alone.
import { clone, fill, say, words } from './templates.js'
import { monthName, utc } from './dates.js'

/** What stands on each day: {iso: {kinds: [...], text}}. */
function marks (reading) {
  const on = {}
  const mark = (iso, kind, text) => {
    on[iso] ??= { kinds: [] }
    on[iso].kinds.push(kind)
    if (text !== undefined) on[iso].text = text
  }
  mark(reading.from.date, 'event', '0')
  for (const step of reading.working) {
    if (step.skipped) mark(step.date, 'skipped')
    else mark(step.date, 'counted', String(step.n))
  }
  mark(reading.due, 'due')
  if (reading.opens) mark(reading.opens, 'opens')
  if (reading['book-by'] !== reading.due) mark(reading['book-by'], 'book-by')
  return on
}

/** A figure for each month that has a mark; of a long limit only the first and the last. */
export function monthCalendars (reading) {
  const on = marks(reading)
  const months = [...new Set(Object.keys(on).map(iso => iso.slice(0, 7)))].sort()
  return (months.length > 3 ? [months[0], months.at(-1)] : months).map(month => monthFigure(month, on))
}

/**
 * One month. What stands on a day are the classes of its cell and a text; what is said of
 * each kind is in phrases, which are the template's own unless others are given.
 */
export function monthFigure (month, on, phrases) {
  const node = clone('month')
  const svg = node.querySelector('svg')
  const cells = svg.querySelectorAll('.day')
  const first = utc(`${month}-01`)
  const lead = (first.getUTCDay() + 6) % 7
  const length = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  phrases ??= words(svg)
  const told = { event: [], opens: [], due: [], 'book-by': [], skipped: [] }
  cells.forEach((cell, i) => {
    const day = i - lead + 1
    if (day < 1 || day > length) {
      cell.remove()
      return
    }
    const [number, text] = cell.querySelectorAll('text')
    number.textContent = day
    const mark = on[`${month}-${String(day).padStart(2, '0')}`]
    if (!mark) return
    cell.classList.add(...mark.kinds)
    text.textContent = mark.text ?? ''
    for (const kind of mark.kinds) told[kind]?.push(day)
  })
  const parts = Object.entries(told).filter(([kind, list]) => list.length && phrases[kind])
    .map(([kind, list]) => say(phrases[kind], { day: list[0], days: list.join(', ') }))
  svg.setAttribute('aria-label', say(phrases.label, { month: monthName(month), marks: parts.join('; ') || '–' }))
  fill(node, { month: monthName(month) })
  const rows = Math.ceil((lead + length) / 7)
  svg.setAttribute('viewBox', `0 0 282 ${24 + rows * 38}`)
  return node
}
