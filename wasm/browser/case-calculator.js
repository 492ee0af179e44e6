// <case-calculator area rules>: several dates in, a whole timetable out.
import { DeadlineCalculator } from './deadline-calculator.js'
import { clause, deadlineResult, force } from './results.js'
import { clone, fill, keepIf, list, say, words } from './templates.js'
import { long } from './dates.js'
import { outputs } from './outputs.js'

export class CaseCalculator extends DeadlineCalculator {
  connectedCallback () {
    super.connectedCallback()
    const soon = window.requestIdleCallback ?? setTimeout
    soon(() => this.prepare())
    for (const repeater of this.querySelectorAll('[data-repeater]')) this.repeat(repeater)
  }

  /** Lets a date that can be given more than once be given again. */
  repeat (repeater) {
    const group = repeater.querySelector('[data-event]')
    const button = repeater.querySelector('[data-add]')
    button.addEventListener('click', () => {
      const n = repeater.querySelectorAll('[data-event]').length + 1
      const copy = group.cloneNode(true)
      this.mark(copy)
      copy.querySelector('[data-number]').textContent = n
      for (const name of ['id', 'for', 'aria-describedby']) {
        for (const at of copy.querySelectorAll(`[${name}]`)) at.setAttribute(name, `${at.getAttribute(name)}-${n}`)
      }
      for (const input of copy.querySelectorAll('input')) input.value = ''
      button.before(copy)
      copy.querySelector('input').focus()
    })
  }

  /** Shows the whole timetable. */
  results (answer, request) {
    this.show(timetable(answer))
    outputs(this, { answer, request, rules: this.getAttribute('rules'), title: document.querySelector('h1').textContent })
    this.querySelector('[data-heading]').focus()
  }
}

/** A whole case's answer. */
function timetable (answer) {
  const node = document.getElementById('timetable').content.cloneNode(true)
  const results = answer.deadlines.map(deadline => deadlineResult(deadline, answer))
  list(node, 'rows', answer.deadlines.map((deadline, i) => {
    const row = clone('row')
    fill(row, {
      due: long(deadline.due),
      'book-by': long(deadline['book-by']),
      title: deadline.title,
      clause: clause(deadline),
      status: results[i].querySelector('.deadline__status').textContent
    })
    return row
  }))
  list(node, 'deadlines', results)
  const items = (id, found, values) => found.map(item => {
    const at = clone(id)
    fill(at, { title: item.title, clause: clause(item), ...values(item, at) })
    if (at.querySelector('.force')) force(at, item)
    return at
  })
  list(node, 'waiting', items('waiting', answer.waiting, (item, at) => ({ needs: say(words(at).needs, { event: item['needs-name'] }) })))
  list(node, 'refused', items('refused', answer.refused, item => ({ reason: item.reason })))
  list(node, 'carried', items('carried', answer.carried, item => ({ limit: item.limit })))
  list(node, 'not-stated', answer['not-stated'].map(text => {
    const item = document.createElement('li')
    item.textContent = text
    return item
  }))
  keepIf(node, 'waiting', answer.waiting.length)
  keepIf(node, 'refused', answer.refused.length)
  return node
}
