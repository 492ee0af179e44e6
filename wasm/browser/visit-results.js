// The answer to a log of visits: what is next, each finding, each gap, the pictures.
import { clone, fill, keepIf, list, say, squeeze, words } from './templates.js'
import { lineItems } from './dates-calculator.js'
import { long } from './dates.js'
import { gapChart } from './gap-chart.js'
import { monthFigure } from './month-calendar.js'
import { clause, force } from './results.js'

/** Everything but the pictures, which need the page's width. */
export function visitsAnswer (answer, request, inputs) {
  const node = document.getElementById('visits-answer').content.cloneNode(true)
  fill(node, { next: answer.next?.sentence ?? '' })
  const problem = words(node.querySelector('[data-list="problems"]')).problem
  list(node, 'problems', lineItems(answer.problems.map(({ row, message }) => say(problem, { n: number(row), message }))))
  keepIf(node, 'problems', answer.problems.length)
  const states = words(node.querySelector('[data-list="findings"]'))
  list(node, 'findings', answer.findings.map(finding => findingRow(finding, states)))
  list(node, 'rules', answer.findings.map(finding => ruleResult(finding)))
  list(node, 'log', logRows(answer, request, words(node.querySelector('[data-list="log"]'))))
  list(node, 'not-stated', lineItems(answer['not-stated']))
  list(node, 'given', inputs.map(fact => {
    const at = clone('given')
    fill(at, fact)
    return at
  }))
  const phrases = words(clone('copy'))
  fill(node, { made: [say(phrases.head, { title: answer.title, today: long(answer.today), edition: answer.edition }), answer.reference ? say(phrases.reference, answer) : '', foot(phrases, answer)].join(' ') })
  return node
}

const foot = (phrases, { calendar }) => say(phrases.foot, { 'published-to': calendar['published-to'], 'read-on': long(calendar['read-on']) })

/** The number that an entry of the request has in the log. */
const number = row => document.querySelector('visit-log').rows.sent[row].querySelector('[data-number]').textContent

function findingRow (finding, states) {
  const row = clone('finding')
  row.dataset.state = finding.state
  const by = finding.due && (finding['book-by'] && finding['book-by'] !== finding.due
    ? say(words(clone('copy')).by, { due: long(finding.due), 'book-by': long(finding['book-by']) })
    : long(finding.due))
  fill(row, { title: finding.title, state: states[finding.state], sentence: finding.sentence, due: by ?? '', clause: clause(finding) })
  force(row, finding)
  return row
}

/** One rule with its gaps and its record. */
function ruleResult (finding) {
  const node = clone('rule')
  node.dataset.status = finding.state
  fill(node, { title: finding.title, sentence: finding.sentence, clause: clause(finding), note: finding.note ?? '' })
  force(node, finding)
  const also = node.querySelector('[data-fill="also"]')
  if (finding.also?.length) also.textContent = say(words(also).also, { list: finding.also.map(ref => clause({ clause: ref }).text).join(', ') })
  const phrase = name => words(node.querySelector(`[data-if="${name}"]`))
  const start = finding.gaps?.length && finding.start
  if (start) fill(node, { start: say(phrase('start').start, { noun: start.noun, date: long(start.date) }) })
  keepIf(node, 'start', start)
  if (finding.set) fill(node, { set: say(phrase('set').set, { limit: finding.limit, own: finding['procedure-limit'] || phrase('set').none }) })
  keepIf(node, 'set', finding.set)
  keepIf(node, 'note', finding.note)
  const gaps = finding.gaps ?? []
  const region = node.querySelector('[data-if="gaps"]')
  region.setAttribute('aria-label', say(words(region).label, finding))
  const told = gaps.length && words(node.querySelector('[data-list="gaps"]'))
  list(node, 'gaps', gaps.map(gap => {
    const row = clone('gap')
    fill(row, { from: gap.first ? say(told.start, { date: long(gap.from) }) : long(gap.from), to: gap.open ? told.open : long(gap.to), text: gap.text })
    if (gap.over > 0) row.className = 'over'
    return row
  }))
  keepIf(node, 'gaps', gaps.length)
  const breaches = finding.breaches ?? []
  list(node, 'breaches', lineItems(breaches.map(breach => breach.text)))
  keepIf(node, 'breaches', breaches.length)
  return node
}

/** The visits in order of date, in words. */
function logRows (answer, request, phrases) {
  return answer.visits.map(({ row, date, counts }) => {
    const visit = request.visits[row]
    const by = document.querySelector(`[data-field="by"] option[value="${CSS.escape(visit.by ?? '')}"]`)?.textContent ?? visit.by ?? ''
    const what = [counts ? '' : phrases['not-counted'], { yes: phrases.seen, no: phrases['not-seen'] }[visit.seen], { yes: phrases.home, no: phrases.away }[visit.home],
      { yes: phrases.alone, no: phrases['not-alone'] }[visit.alone], visit.awake === 'yes' && phrases.awake, visit.bedroom === 'yes' && phrases.bedroom,
      { yes: phrases.announced, no: phrases.unannounced }[visit.announced]].filter(Boolean)
    const at = clone('logged')
    fill(at, { date: date ? long(date) : visit.date ?? '', by, what: what.join(', ') })
    return at
  })
}

/** The gap chart and the calendar. */
export function visitPictures (page, answer, request) {
  const at = page.querySelector('[data-gaps]')
  at.append(gapChart(answer, Math.max(Math.min(at.clientWidth, 760), 240)))
  const months = page.querySelector('[data-list="months"]')
  const { letters } = words(months)
  const on = {}
  const mark = (iso, kind, text) => {
    if (!iso) return
    on[iso] ??= { kinds: [] }
    on[iso].kinds.push(kind)
    if (!on[iso].text?.includes(text)) on[iso].text = (on[iso].text ?? '') + text
  }
  for (const { row, date, counts } of answer.visits) {
    const visit = request.visits[row]
    if (counts) mark(date, visit.seen === 'yes' ? 'due' : 'skipped', visit.seen !== 'yes' ? letters.unseen : visit.alone === 'yes' ? letters.alone : letters.seen)
  }
  for (const date of answer.conferences) mark(date, 'book-by', letters.conference)
  mark(answer.next?.by, 'event', letters.next)
  months.append(...monthsBetween(Object.keys(on).sort()).slice(-12).map(month => monthFigure(month, on, words(months))))
}

/** Every month from the first day to the last: one without a visit is the one to see. */
function monthsBetween (days) {
  const [first, last] = [days[0], days.at(-1)].map(iso => iso && +iso.slice(0, 4) * 12 + +iso.slice(5, 7) - 1)
  return first === undefined ? [] : Array.from({ length: last - first + 1 }, (_, i) => `${Math.floor((first + i) / 12)}-${String((first + i) % 12 + 1).padStart(2, '0')}`)
}

/** The whole answer as text, word for word as on the page. */
export function visitsText (page, answer, inputs, title) {
  const phrases = words(clone('copy'))
  const result = page.querySelector('[data-result]')
  const lines = [say(phrases.head, { title, today: long(answer.today), edition: answer.edition })]
  if (answer.reference) lines.push(say(phrases.reference, answer))
  lines.push(say(phrases.given, { given: inputs.map(({ what, value }) => `${what} ${value}`).join('; ') }), '', squeeze(result.querySelector('[data-fill="next"]')), '')
  const problems = [...result.querySelectorAll('[data-list="problems"] li')].map(squeeze)
  if (problems.length) lines.push(phrases.problems, ...problems, '')
  for (const rule of result.querySelectorAll('[data-list="rules"] > section')) {
    for (const part of rule.querySelectorAll('.deadline__by, .deadline__status, .deadline__clause, .set, .note, [data-list="breaches"] li')) lines.push(squeeze(part))
    lines.push('')
  }
  lines.push(phrases.visits, ...[...result.querySelectorAll('[data-list="log"] tr')].map(row => [...row.children].map(squeeze).join(': ')), '')
  lines.push(say(phrases['not-stated'], { list: answer['not-stated'].join('; ') }), foot(phrases, answer))
  return lines.join('\n')
}
