// <visit-log area rules>: a log of visits in, what is missing and what is next out.
import { DatesCalculator } from './dates-calculator.js'
import { caseFiles } from './case-file.js'
import { given } from './given.js'
import { outputs } from './outputs.js'
import { VisitRows } from './visit-rows.js'
import { visitsAnswer, visitsText, visitPictures } from './visit-results.js'

export class VisitLog extends DatesCalculator {
  capability = 'visits'

  connectedCallback () {
    super.connectedCallback()
    this.rows = new VisitRows(this)
    const baby = this.querySelector('#baby')
    const told = () => this.classList.toggle('is-baby', baby.checked)
    baby.addEventListener('change', told)
    this.form.addEventListener('reset', () => setTimeout(told))
    caseFiles(this, {
      kind: 'visits',
      format: 1,
      check: file => Array.isArray(file.visits ?? []) && (file.visits ?? []).every(visit => visit && typeof visit === 'object') ? undefined : 'odd-visits',
      enter: file => {
        baby.checked = Boolean(file.baby)
        told()
        this.rows.replace(file.visits ?? [])
      }
    })
  }

  request () {
    const reference = this.querySelector('#reference').value.trim()
    const set = this.sets()
    return {
      ...super.request(),
      baby: this.querySelector('#baby').checked,
      ...(reference && { reference }),
      ...(Object.keys(set).length && { set }),
      visits: this.rows.values()
    }
  }

  results (answer, request) {
    this.rows.mark(answer.problems)
    const inputs = given(this)
    this.show(visitsAnswer(answer, request, inputs))
    visitPictures(this, answer, request)
    outputs(this, {
      answer,
      request,
      inputs,
      rules: this.getAttribute('rules'),
      stem: `visits-${answer.area}`,
      text: () => visitsText(this, answer, inputs, document.querySelector('h1').textContent)
    })
    this.querySelector('[data-heading]').focus()
  }
}
