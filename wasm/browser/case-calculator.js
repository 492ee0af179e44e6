// <case-calculator area rules>: several dates in, a whole timetable out.
import { DatesCalculator, lineItems, ruleItems } from './dates-calculator.js'
import { clause, deadlineResult } from './results.js'
import { clone, fill, keepIf, list, say, words } from './templates.js'
import { long } from './dates.js'
import { caseFiles } from './case-file.js'
import { given } from './given.js'
import { asText, outputs } from './outputs.js'
import { timeline } from './timeline.js'

export class CaseCalculator extends DatesCalculator {
  connectedCallback () {
    super.connectedCallback()
    caseFiles(this, { kind: 'case', format: 2 })
  }

  request () {
    const { dates: { horizon, ...dates }, ...request } = super.request()
    const set = this.sets()
    const reference = this.querySelector('#reference').value.trim()
    const typed = horizon && Object.values(horizon).some(part => part.trim())
    return { ...request, dates, ...(reference && { reference }), ...(typed && { horizon }), ...(Object.keys(set).length && { set }) }
  }

  /** Shows the whole timetable. */
  results (answer, request) {
    const inputs = given(this)
    this.show(timetable(answer, inputs))
    const at = this.querySelector('[data-timeline]')
    at.append(timeline(answer, Math.max(Math.min(at.clientWidth, 760), 240)))
    outputs(this, { answer, request, inputs, rules: this.getAttribute('rules'), stem: `dates-${answer.area}`, text: () => asText(this, answer, inputs, document.querySelector('h1').textContent) })
    this.querySelector('[data-heading]').focus()
  }
}

/** A whole case's answer. */
function timetable (answer, inputs) {
  const node = document.getElementById('timetable').content.cloneNode(true)
  summary(node.querySelector('[data-summary]'), answer)
  list(node, 'warnings', lineItems(answer.warnings.map(warning => warning.text)))
  keepIf(node, 'warnings', answer.warnings.length)
  list(node, 'rows', answer.deadlines.map(deadline => {
    const row = clone('row')
    fill(row, {
      due: long(deadline.due),
      'book-by': long(deadline['book-by']),
      title: deadline.title,
      clause: clause(deadline),
      status: deadline.standing,
      rule: deadline.readings.map(reading => reading.basis).join(', or ') + ` ${deadline.readings[0].before ? 'before' : 'after'} ${deadline.from.noun}`
    })
    return row
  }))
  review(node, answer)
  sheet(node, answer, inputs)
  list(node, 'deadlines', answer.deadlines.map(deadline => deadlineResult(deadline, answer)))
  list(node, 'waiting', ruleItems('waiting', answer.waiting, (item, at) => ({ needs: say(words(at).needs, { event: item['needs-name'] }) })))
  list(node, 'refused', ruleItems('refused', answer.refused, item => ({ reason: item.reason })))
  list(node, 'carried', ruleItems('carried', answer.carried, item => ({ limit: item.limit })))
  list(node, 'not-stated', lineItems(answer['not-stated']))
  keepIf(node, 'waiting', answer.waiting.length)
  keepIf(node, 'refused', answer.refused.length)
  return node
}

/** How many limits stand how, and which comes next, in one or two sentences. */
function summary (at, answer) {
  const phrases = words(at)
  const counts = {}
  for (const { status } of answer.deadlines) counts[status] = (counts[status] ?? 0) + 1
  const parts = Object.keys(phrases).filter(status => counts[status]).map(status => say(phrases[status], { n: counts[status] }))
  const n = answer.deadlines.length
  const sentences = [say(phrases.summary, { limits: say(n === 1 ? phrases.one : phrases.many, { n }), list: parts.join(', ') })]
  const next = answer.deadlines.filter(d => d.status === 'due').sort((a, b) => a['book-by'] < b['book-by'] ? -1 : 1)[0]
  if (next) sentences.push(say(phrases.next, { title: next.title, due: long(next.due) }))
  at.textContent = sentences.join(' ')
}

/** By when reports, core group and invitations must be ready for the review that is booked. */
function review (node, answer) {
  const before = answer.deadlines.filter(deadline => deadline.from.event === 'next-review-conference')
  const date = before[0]?.from.date ?? (answer.horizon?.is === 'next-review' && answer.horizon.date)
  keepIf(node, 'review', date)
  if (!date) return
  fill(node, { review: long(date) })
  const phrases = words(node.querySelector('[data-list="review"]'))
  list(node, 'review', answer['before-review'].map(({ topic, stated }) => {
    const row = clone('review-row')
    const lines = before.filter(deadline => deadline.topic === topic).map(deadline => say(deadline.opens ? phrases.window : phrases.by, {
      title: deadline.title,
      opens: deadline.opens && long(deadline.opens),
      due: long(deadline.due),
      'book-by': long(deadline['book-by']),
      clause: clause(deadline).text
    }))
    fill(row, { what: phrases[topic], when: stated ? lines.join(' ') : phrases.silent })
    return row
  }))
}

/** What only the printed sheet has: what was given, how it was counted. */
function sheet (node, answer, inputs) {
  const phrases = words(clone('copy'))
  const facts = answer.reference ? [{ what: phrases.reference.replace(/:.*/, ''), value: answer.reference }, ...inputs] : inputs
  list(node, 'given', facts.map(fact => {
    const at = clone('given')
    fill(at, fact)
    return at
  }))
  fill(node, {
    made: [say(phrases.head, { title: answer.title, today: long(answer.today), edition: answer.edition }),
      say(phrases.foot, { 'published-to': answer.calendar['published-to'], 'read-on': long(answer.calendar['read-on']) })].join(' ')
  })
}
