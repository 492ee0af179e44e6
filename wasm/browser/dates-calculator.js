// What calculators of several dates share: dates that can be given again, and an engine
// that is made ready while the page is idle.
import { DeadlineCalculator } from './deadline-calculator.js'
import { clause, force } from './results.js'
import { clone, fill } from './templates.js'

export class DatesCalculator extends DeadlineCalculator {
  connectedCallback () {
    super.connectedCallback()
    const soon = window.requestIdleCallback ?? setTimeout
    soon(() => this.prepare())
    for (const repeater of this.querySelectorAll('[data-repeater]')) {
      repeater.querySelector('[data-add]').addEventListener('click', () => this.repeat(repeater).querySelector('input').focus())
    }
  }

  /** The intervals that were set for this case, as typed, by their rules' ids. */
  sets () {
    const set = {}
    for (const group of this.querySelectorAll('[data-set]')) {
      const typed = this.typed(group)
      if (typed.n.trim()) set[group.dataset.set] = typed
    }
    return set
  }

  /** Lets a date that can be given more than once be given again; gives its fields. */
  repeat (repeater) {
    const groups = repeater.querySelectorAll('[data-event]')
    const n = groups.length + 1
    const copy = groups[0].cloneNode(true)
    this.mark(copy)
    copy.querySelector('[data-number]').textContent = n
    for (const name of ['id', 'for', 'aria-describedby']) {
      for (const at of copy.querySelectorAll(`[${name}]`)) at.setAttribute(name, `${at.getAttribute(name)}-${n}`)
    }
    for (const input of copy.querySelectorAll('input')) input.value = ''
    repeater.querySelector('[data-add]').before(copy)
    return copy
  }
}

/** Rules as list items: clone a template for each, with its title, clause, force and what else is said. */
export function ruleItems (id, rules, values) {
  return rules.map(item => {
    const at = clone(id)
    fill(at, { title: item.title, clause: clause(item), ...values(item, at) })
    if (at.querySelector('.force')) force(at, item)
    return at
  })
}

/** Texts as list items. */
export const lineItems = texts => texts.map(text => {
  const item = clone('line')
  item.textContent = text
  return item
})
