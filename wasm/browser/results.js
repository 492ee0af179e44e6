// Turns the engine's answer into the page's results.
import { clone, fill, keepIf, list, say, words } from './templates.js'
import { long } from './dates.js'
import { monthCalendars } from './month-calendar.js'

/** The clause as a link; a ref that the handbook made (derbyshire-12) is shown as its number. */
export const clause = item => ({ text: item.clause.replace(/^[a-z]+(-[a-z]+)*-/, ''), href: item.href })

export function force (node, item) {
  const tag = node.querySelector('.force')
  tag.classList.add(`force--${item.force}`)
  tag.textContent = item.force.replace('-', ' ') + (item.verb ? `: “${item.verb}”` : '')
}

/** One deadline with everything about it. */
export function deadlineResult (deadline, answer) {
  const node = clone('deadline')
  node.dataset.status = deadline.status
  const { due, opens, readings, then } = deadline
  const bookBy = deadline['book-by']
  const phrases = name => words(node.querySelector(name))
  const by = phrases('.deadline__by')
  fill(node, {
    title: deadline.title,
    by: opens ? say(by.window, { opens: long(opens) }) : deadline.status === 'prompt' ? by.prompt : by.due,
    due: long(due),
    status: deadline.standing,
    clause: clause(deadline),
    from: `${deadline.from.noun}, ${long(deadline.from.date)}`,
    note: deadline.note ?? ''
  })
  force(node, deadline)
  const differs = bookBy !== due && deadline.status !== 'prompt'
  if (differs) {
    const why = phrases('[data-if="book-by"]')
    const values = { off: deadline['due-is'], 'book-by': long(bookBy) }
    fill(node, { 'book-by': long(bookBy), 'book-by-why': say(readings.length > 1 ? why.readings : why.off, values) })
  }
  if (then) fill(node, { then: say(phrases('[data-if="then"]').then, { list: then.map(x => long(x.due)).join(', ') }) })
  if (deadline.set) fill(node, { set: say(phrases('[data-if="set"]').set, { basis: readings[0].basis, why: readings[0].why }) })
  keepIf(node, 'book-by', differs)
  keepIf(node, 'set', deadline.set)
  keepIf(node, 'provisional', deadline.provisional)
  keepIf(node, 'note', deadline.note)
  keepIf(node, 'then', then)
  list(node, 'readings', readings.map((reading, i) => readingResult(reading, i, deadline, answer)))
  return node
}

function readingResult (reading, i, deadline, answer) {
  const node = clone('reading')
  const phrases = words(node.querySelector('[data-fill="summary"]'))
  const { basis, why, due, from } = reading
  const many = deadline.readings.length > 1
  fill(node, {
    summary: say(why ? phrases.many : many ? phrases.first : phrases.one, { basis, why, due: long(due) }),
    caption: say(reading.before ? phrases.before : phrases.after, { basis, event: from.noun, date: long(from.date) }),
    'published-to': answer.calendar['published-to'],
    'read-on': long(answer.calendar['read-on'])
  })
  list(node, 'months', monthCalendars(reading))
  const body = node.querySelector('[data-list="days"]')
  body.append(...workingRows(reading, words(body)))
  return node
}

/** The table twin of the month calendars: a row for each day counted or skipped. */
function workingRows (reading, phrases) {
  const unit = reading.basis.replace(/^\d+ /, '').replace(/,.*/, '')
  const row = (iso, count, kind) => {
    const node = clone('working-day')
    fill(node, { day: long(iso), count })
    if (kind) node.className = kind
    return node
  }
  const rows = [row(reading.from.date, phrases.event, 'event')]
  for (const step of reading.working) {
    const n = unit.startsWith('working') ? step.n : say(phrases.unit, { n: step.n, unit: step.n === 1 ? unit.replace(/s$/, '') : unit })
    if (step.skipped) rows.push(row(step.date, say(phrases.skipped, { why: step.skipped }), 'skipped'))
    else if (step.date === reading.opens) rows.push(row(step.date, say(phrases.opens, { n }), 'due'))
    else if (step.date === reading.due) rows.push(row(step.date, say(phrases.due, { n }), 'due'))
    else rows.push(row(step.date, say(phrases.count, { n })))
  }
  if (reading['book-by'] !== reading.due) rows.push(row(reading['book-by'], phrases['book-by'], 'book-by'))
  return rows
}
