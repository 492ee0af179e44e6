// <plan-checker area rules>: a plan or a record in, what is missing out. It holds together
// the ways in (form, paste, going through the requirements), the masking and the answer.
import { DatesCalculator } from './dates-calculator.js'
import { errorSummary } from './error-summary.js'
import { PlanAudit } from './plan-audit.js'
import { planFiles } from './plan-file.js'
import { PlanForm } from './plan-form.js'
import { PlanMasking } from './plan-masking.js'
import { PlanPaste } from './plan-paste.js'
import { planAnswer } from './plan-results.js'
import { clone, list, say, words } from './templates.js'
import { today } from './today.js'

export class PlanChecker extends DatesCalculator {
  capability = 'plan'

  /** What a person answered to requirements of the document: "area rule" to {answer, note}. */
  answers = new Map()

  /** An earlier version to compare with, or undefined. */
  earlier = undefined

  connectedCallback () {
    super.connectedCallback()
    this.rules = this.getAttribute('rules')
    this.kind = this.querySelector('#document')
    this.reference = this.querySelector('#reference')
    this.told = this.querySelector('[data-form-told]')
    this.answersOf = new Map([[this.kind.value, this.answers]])
    this.steps = []
    this.plan = new PlanForm(this)
    this.masking = new PlanMasking(this)
    this.paste = new PlanPaste(this)
    this.audit = new PlanAudit(this)
    this.files = planFiles(this)
    this.kind.addEventListener('change', () => this.changed())
    for (const way of this.querySelectorAll('[name="way"]')) way.addEventListener('change', () => this.go(way.value))
    this.querySelector('[data-undo]').addEventListener('click', () => this.undo())
    this.form.addEventListener('keydown', event => { // Enter in a field is not to send the form
      if (event.key === 'Enter' && event.target.tagName === 'INPUT' && event.target !== this.reference) event.preventDefault()
    })
    this.changed()
    this.go(this.way)
  }

  get document () {
    return this.kind.value
  }

  get way () {
    return this.querySelector('[name="way"]:checked').value
  }

  /** Shows one of the ways in. */
  go (way) {
    this.querySelector(`[name="way"][value="${way}"]`).checked = true
    for (const part of this.querySelectorAll('[data-way]')) part.hidden = part.dataset.way !== way
    if (way === 'audit') this.audit.show()
  }

  /** Shows what belongs to the kind of document that is chosen; answers are kept for each kind. */
  changed () {
    if (!this.answersOf.has(this.document)) this.answersOf.set(this.document, new Map())
    this.answers = this.answersOf.get(this.document)
    this.plan.show()
    this.paste.forget()
    this.audit.show()
    this.show()
  }

  /** Everything that was typed, to be brought back. */
  kept () {
    const { document, way, earlier } = this
    const reference = this.reference.value
    const fields = this.plan.kept()
    const answers = new Map([...this.answersOf].map(([kind, map]) => [kind, new Map([...map].map(([key, value]) => [key, { ...value }]))]))
    return () => {
      this.kind.value = document
      this.reference.value = reference
      this.answersOf = answers
      this.earlier = earlier
      this.plan.bringBack(fields)
      this.changed()
      this.go(way)
      this.files.showEarlier()
    }
  }

  /** Remembers how the next step is undone. */
  keep (undo = this.kept()) {
    this.steps.push(undo)
    this.querySelector('[data-undo]').disabled = false
  }

  undo () {
    this.undoStep(this.steps.at(-1))
  }

  /** Undoes one step, once. */
  undoStep (step) {
    const at = this.steps.indexOf(step)
    if (at < 0) return
    this.steps.splice(at, 1)
    step()
    this.querySelector('[data-undo]').disabled = !this.steps.length
    this.told.textContent = words(this.told).undone
  }

  /** Empties the form and the answers. */
  empty () {
    this.plan.clear()
    this.reference.value = ''
    this.answersOf = new Map()
    this.earlier = undefined
    this.errors([])
    this.changed()
    this.files.showEarlier()
  }

  request () {
    const reference = this.reference.value.trim()
    const answers = this.given()
    return {
      area: this.getAttribute('area'),
      today: today(),
      ...(reference && { reference }),
      plan: this.plan.contents(),
      ...(this.earlier?.document === this.document && { earlier: this.earlier }),
      ...(answers.length && { answers }),
      ...(this.way === 'audit' && { audit: true })
    }
  }

  /** The answers to requirements, as the engine and a file have them. */
  given () {
    return [...this.answers].map(([key, { answer, note }]) => {
      const [area, rule] = key.split(' ')
      return { area, rule, answer, ...(note?.trim() && { note }) }
    })
  }

  /** The form is sent. */
  answer () {
    return this.check()
  }

  /**
   * Checks the plan as it stands, once what may identify a person is masked or left.
   * @param {boolean} focus whether the answer's heading takes the focus
   */
  async check (focus = true) {
    const unsaid = this.audit.unsaid()
    if (unsaid.length) {
      const { note } = words(this.told)
      return this.errors(unsaid.map(({ title, field }) => ({ at: field, message: say(note, { title }) })), false)
    }
    const waiting = this.way === 'paste' && this.querySelector('[data-match] select')
    if (waiting) return this.errors([{ at: waiting, message: words(this.told).unread }], false)
    try {
      const before = this.kept()
      const masked = await this.masking.mask(this.plan.texts(), 'check')
      if (!masked) return
      if (masked.changed) this.keep(before)
    } catch (error) {
      return this.broken(error)
    }
    this.focusing = focus
    await super.answer()
  }

  results (answer, request) {
    this.audit.show()
    this.show(planAnswer(answer, request, this))
    const asked = this.querySelector('[data-result] [data-list="ask"]')
    if (asked?.children.length) {
      const again = clone('again')
      again.addEventListener('click', () => this.check())
      asked.after(again)
    }
    if (this.focusing) this.querySelector('[data-result] [data-heading]')?.focus()
  }

  /** A requirement of an answer, for a person to say how it stands. */
  asks (result) {
    return this.audit.asked(result)
  }

  /** Shows the place of the form that a finding is about, and puts the focus there. */
  goTo ({ field, row, part }) {
    const at = this.plan.fieldOf({ field, index: row, part })
    if (!at) return
    this.reach(at)
    at.focus()
    at.scrollIntoView({ block: 'center' })
  }

  /** The field that an error of the engine is about, if there is one. */
  fieldOf ({ field, index, parts = [] }) {
    if (field === 'reference') return this.reference
    if (field === 'answers') return this.audit.noteOf([...this.answers.keys()][index])
    return this.plan.fieldOf({ field, index, part: parts[0] })
  }

  /** Shows what is wrong in a summary that takes the focus, and beside each field. */
  errors (errors, replacing = true) {
    this.querySelector('.govuk-error-summary')?.remove()
    for (const at of this.querySelectorAll('.missing')) at.classList.remove('missing')
    for (const at of this.querySelectorAll('[data-wrong]')) at.remove()
    document.title = errors.length ? `Error: ${this.pageTitle}` : this.pageTitle
    if (!errors.length) return
    if (replacing) this.show()
    const summary = clone('errors')
    list(summary, 'errors', errors.map((error, i) => {
      const item = document.createElement('li')
      const link = document.createElement('a')
      link.textContent = error.message
      const field = error.at ?? this.fieldOf(error)
      if (field) {
        field.id ||= `wrong-${i}`
        link.href = `#${field.id}`
        link.addEventListener('click', () => this.reach(field)) // before the summary moves the focus
        this.mark(field, error.message)
      }
      item.append(link)
      return item
    }))
    this.form.prepend(summary)
    errorSummary(summary)
  }

  /** Marks a field as wrong. */
  mark (field, message) {
    const at = clone('field-error')
    at.dataset.wrong = ''
    at.querySelector('[data-message]').textContent = message
    field.classList.add('missing')
    ;(field.closest('label') ?? field).before(at)
  }

  /** Shows the part of the form that a field stands in. */
  reach (field) {
    const part = field.closest('[data-way]')
    if (part) this.go(part.dataset.way)
    const section = field.closest('[data-section]')
    if (section) this.plan.open(section.dataset.section, false)
  }
}
