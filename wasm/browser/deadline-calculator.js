// <deadline-calculator area rules rule>: wraps a form that the server rendered beside a
// clause and answers its one rule in the page.
import { clears } from './clearing.js'
import { ask, prepare } from './engine.js'
import { errorSummary } from './error-summary.js'
import { today } from './today.js'
import { clone, fill, list } from './templates.js'
import { deadlineResult } from './results.js'

export class DeadlineCalculator extends HTMLElement {
  capability = 'deadlines'

  connectedCallback () {
    if (this.form) return // it was only moved within the page
    clears(this)
    this.form = this.querySelector('form:not([data-start])')
    this.form.hidden = false
    this.byHand = this.querySelector('[data-by-hand]')
    this.byHand.hidden = true
    this.pageTitle = document.title
    this.addEventListener('focusin', () => this.prepare(), { once: true })
    this.form.addEventListener('submit', event => {
      event.preventDefault()
      this.answer()
    })
  }

  /** Starts the engine; a failure is shown, and once more when the form is sent. */
  prepare () {
    prepare(this.getAttribute('rules')).catch(error => this.broken(error))
  }

  broken (error) {
    this.byHand.hidden = false
    const node = clone('broken')
    fill(node, { reason: error.message })
    this.show(node)
  }

  show (...nodes) {
    this.querySelector('[data-result]').replaceChildren(...nodes)
  }

  /** What was typed, as the engine reads it. */
  request () {
    const dates = {}
    for (const group of this.querySelectorAll('[data-event]')) {
      const typed = this.typed(group)
      const event = group.dataset.event
      if ('repeats' in group.dataset) (dates[event] ??= []).push(typed)
      else dates[event] = typed
    }
    return { area: this.getAttribute('area'), today: today(), dates }
  }

  /** The parts of one group of fields, as typed. */
  typed (group) {
    const parts = {}
    for (const field of group.querySelectorAll('[data-part]')) {
      if (field.type !== 'checkbox' || field.checked) parts[field.dataset.part] = field.value
    }
    return parts
  }

  async answer () {
    const request = this.request()
    try {
      const { ok, answer } = await ask(this.getAttribute('rules'), this.capability, request)
      this.errors(ok ? [] : answer.errors)
      if (ok) this.results(answer, request)
      else this.show()
    } catch (error) {
      this.broken(error)
    }
  }

  /** Shows the one rule's answer. */
  results (answer) {
    const rule = this.getAttribute('rule')
    const found = answer.deadlines.filter(deadline => deadline.id === rule)
    if (found.length) this.show(...found.map(deadline => deadlineResult(deadline, answer)))
    else this.errors(this.missing(answer, rule))
  }

  /** The error for a date that this rule needs and that was left empty. */
  missing (answer, rule) {
    const refused = answer.refused.find(item => item.id === rule)
    if (refused) return [{ field: refused.from.event, index: 0, parts: [], message: refused.reason }]
    const { needs, 'needs-name': name } = answer.waiting.find(item => item.id === rule)
    return [{ field: needs, index: 0, parts: ['day', 'month', 'year'], message: `Enter the ${name}` }]
  }

  /** Shows what is wrong beside each field and in a summary that takes the focus. */
  errors (errors) {
    this.querySelector('.govuk-error-summary')?.remove()
    for (const group of this.querySelectorAll('[data-event], [data-set], [data-choice]')) this.mark(group)
    document.title = errors.length ? `Error: ${this.pageTitle}` : this.pageTitle
    if (!errors.length) return
    this.show()
    const summary = clone('errors')
    list(summary, 'errors', errors.map(error => {
      const group = this.querySelectorAll(['event', 'set', 'choice'].map(kind => `[data-${kind}="${error.field}"]`).join())[error.index]
      const item = document.createElement('li')
      const link = document.createElement('a')
      link.textContent = error.message
      if (group) {
        const field = this.mark(group, error)
        link.href = `#${field.id}`
        if (field.closest('form details')) field.closest('details').open = true
      }
      item.append(link)
      return item
    }))
    this.form.prepend(summary)
    errorSummary(summary)
  }

  /** Marks a group of fields as wrong, or as right where there is no error; gives the field to go to. */
  mark (group, error) {
    const message = group.querySelector('.govuk-error-message')
    const described = group.querySelector('fieldset') ?? group.querySelector('select')
    const hint = group.querySelector('.govuk-hint')?.id ?? ''
    group.classList.toggle('govuk-form-group--error', Boolean(error))
    message.hidden = !error
    message.querySelector('[data-message]').textContent = error?.message ?? ''
    described.setAttribute('aria-describedby', error ? `${hint} ${message.id}`.trim() : hint)
    let first
    for (const field of group.querySelectorAll('input, select')) {
      const wrong = Boolean(error) && error.parts.includes(field.dataset.part)
      field.classList.toggle('govuk-input--error', wrong)
      if (wrong) first ??= field
    }
    return first ?? group.querySelector('input, select')
  }
}
