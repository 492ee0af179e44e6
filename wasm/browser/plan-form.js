// The form of a plan: a list of tasks, one for each section, and their fields. The markup is
// the server's; a field is shown where the kind of document has it, and keeps what was
// typed where it has not.
import { PlanList } from './plan-list.js'
import { clone, words } from './templates.js'

// The parts that give numbers of entries of a list.
const POINTERS = { risks: [['outcomes', 'risk'], ['actions', 'risk']], outcomes: [['actions', 'outcome']] }

export class PlanForm {
  constructor (checker) {
    this.checker = checker
    this.tasks = checker.querySelector('[data-tasks]')
    this.phrases = words(this.tasks)
    this.sections = [...checker.querySelectorAll('[data-section]')]
    this.fields = new Map([...checker.querySelectorAll('form [data-field]')].map(node =>
      [node.dataset.field, node.dataset.kind === 'list' ? new PlanList(node) : new PlanText(node)]))
    for (const field of this.fields.values()) {
      field.none = field.node.querySelector('[data-none]')
      field.in = field.node.dataset.in.split(' ')
      field.node.addEventListener('input', () => this.both(field))
    }
    for (const [id, pointing] of Object.entries(POINTERS)) {
      const list = this.fields.get(id)
      if (list) list.pointers = () => pointing.flatMap(([from, part]) => this.fields.get(from)?.entries().flatMap(entry => this.fields.get(from).parts(entry)).filter(input => input.dataset.part === part) ?? [])
    }
    this.tasks.addEventListener('click', event => {
      const task = event.target.closest('a') && event.target.closest('[data-task]')
      if (!task) return
      event.preventDefault()
      this.open(task.dataset.task)
    })
    for (const section of this.sections) {
      section.querySelector('[data-back]').addEventListener('click', () => this.list(section))
      section.querySelector('[data-next]').addEventListener('click', () => this.next(section))
    }
  }

  /** The fields that the chosen kind of document has, each with its id. */
  had () {
    return [...this.fields].filter(([, field]) => field.in.includes(this.checker.document))
  }

  /** Shows the fields and the tasks of the chosen kind of document. */
  show () {
    const had = new Set(this.had().map(([, field]) => field))
    for (const field of this.fields.values()) field.node.hidden = !had.has(field)
    for (const section of this.sections) section.hidden = true
    this.tasks.hidden = false
    this.statuses()
  }

  /** The fields of a section that the document has. */
  of (section) {
    return this.had().map(([, field]) => field).filter(field => section.contains(field.node))
  }

  /** Says beside each task how far it is. */
  statuses () {
    for (const section of this.sections) {
      const fields = this.of(section)
      const done = fields.filter(field => field.none?.checked || field.filled()).length
      const task = this.tasks.querySelector(`[data-task="${section.dataset.section}"]`)
      task.hidden = !fields.length
      const status = task.querySelector('.govuk-task-list__status')
      if (fields.length && done === fields.length) {
        status.replaceChildren(this.phrases.completed)
        continue
      }
      const tag = clone('tag')
      tag.textContent = done ? this.phrases.partly : this.phrases['not-started']
      status.replaceChildren(tag)
    }
  }

  /** Opens a section in place of the list. */
  open (id, focus = true) {
    this.tasks.hidden = true
    for (const section of this.sections) section.hidden = section.dataset.section !== id
    if (focus) this.checker.querySelector(`#heading-${id}`).focus()
  }

  /** Goes back to the list, where the focus is on the section that was open. */
  list (section) {
    this.show()
    this.tasks.querySelector(`[data-task="${section.dataset.section}"] a`).focus()
  }

  next (section) {
    const after = this.sections.slice(this.sections.indexOf(section) + 1).find(other => this.of(other).length)
    if (after) this.open(after.dataset.section)
    else {
      this.show()
      this.tasks.querySelector('[data-tasks-heading]').focus()
    }
  }

  /** Says where a field is ticked as having nothing, and has something. */
  both (field) {
    const told = field.node.querySelector('[data-both]')
    if (told) told.textContent = field.none.checked && field.filled() ? words(told).both : ''
  }

  /** The document as the engine reads it: fields that hold something, and those that were ticked. */
  contents () {
    const had = this.had()
    const none = had.filter(([, field]) => field.none?.checked).map(([id]) => id)
    return {
      document: this.checker.document,
      ...(none.length && { none }),
      ...Object.fromEntries(had.filter(([, field]) => field.filled()).map(([id, field]) => [id, field.value()]))
    }
  }

  /** The labels of fields that hold something and that the document does not have. */
  elsewhere () {
    const had = new Set(this.had().map(([, field]) => field))
    return [...this.fields.values()].filter(field => !had.has(field) && field.filled()).map(field => field.label())
  }

  /** Puts a document in place of what there is. */
  fill (plan) {
    for (const [id, field] of this.fields) {
      field.set(plan[id])
      if (field.none) field.none.checked = Boolean(plan.none?.includes(id))
      this.both(field)
    }
    this.show()
  }

  clear () {
    this.fill({})
  }

  /** Adds contents to what there is; gives what takes them out again. */
  add (contents) {
    const undone = Object.entries(contents).map(([id, value]) => this.fields.get(id)?.add(value))
    for (const field of this.fields.values()) this.both(field)
    this.statuses()
    return () => {
      for (const undo of undone.reverse()) undo?.()
      this.statuses()
    }
  }

  /** How many entries each list has. */
  lengths () {
    return Object.fromEntries(this.had().filter(([, field]) => field.names).map(([id, field]) => [id, field.value().length]))
  }

  kept () {
    return [...this.fields.values()].map(field => [field, field.value(), field.none?.checked])
  }

  bringBack (kept) {
    for (const [field, value, none] of kept) {
      field.set(value)
      if (field.none) field.none.checked = none
      this.both(field)
    }
  }

  /** Every text that was typed, each with what puts another in its place: what may identify a person. */
  texts () {
    const { reference, answers } = this.checker
    const typed = this.had().flatMap(([, field]) => field.inputs()).concat(reference).filter(input => input.value.trim())
    return [
      ...typed.map(input => ({ text: input.value, put: text => { input.value = text } })),
      ...[...answers.values()].filter(answer => answer.note?.trim()).map(answer => ({ text: answer.note, put: text => { answer.note = text } }))
    ]
  }

  /** The field that an error of the engine is about. */
  fieldOf ({ field, index, part }) {
    return this.fields.get(field)?.at(index, part)
  }
}

/** One text or date. */
class PlanText {
  constructor (node) {
    this.node = node
    this.input = node.querySelector('[data-value]')
  }

  filled () {
    return this.input.value.trim() !== ''
  }

  value () {
    return this.input.value
  }

  set (text = '') {
    this.input.value = text
  }

  /** Adds a text under the one that is there. */
  add (text) {
    const before = this.input.value
    this.input.value = before.trim() ? `${before}\n${text}` : text
    return () => this.set(before)
  }

  inputs () {
    return [this.input]
  }

  at () {
    return this.input
  }

  label () {
    return this.node.querySelector('label').textContent
  }
}
