// Going through the requirements one by one: the server's own table of them, with answers
// beside each. The answers are the checker's, so that the result and this list agree.
import { clone, fill, list, squeeze, words } from './templates.js'

export class PlanAudit {
  constructor (checker) {
    this.checker = checker
    this.place = checker.querySelector('[data-audit]')
    this.rows = [...checker.querySelectorAll('[data-requirements] [data-rule]')]
    this.titles = JSON.parse(checker.querySelector('[data-areas]').dataset.areas)
    this.several = new Set(this.rows.map(row => row.dataset.area)).size > 1
  }

  /** Whether a requirement is asked of the chosen kind of document. */
  asks (area, rule) {
    return this.rows.some(({ dataset }) => dataset.area === area && dataset.rule === rule && dataset.document === this.checker.document)
  }

  /** Shows the requirements of the chosen kind of document, with the answers there are. */
  show () {
    const { document } = this.checker
    if (this.shown !== document) this.build()
    this.shown = document
    for (const item of this.place.querySelectorAll('[data-audit-item]')) this.fill(item)
  }

  build () {
    const groups = new Map()
    for (const row of this.rows) {
      if (row.dataset.document !== this.checker.document) continue
      const items = groups.get(row.dataset.group) ?? []
      groups.set(row.dataset.group, [...items, this.item(row)])
    }
    const order = [...this.checker.plan.sections.map(section => section.dataset.section), 'whole', 'person']
    this.place.replaceChildren(...order.filter(group => groups.has(group)).map(group => {
      const node = clone('audit-group')
      const title = node.querySelector('h3')
      title.textContent = words(title)[group] ?? this.checker.querySelector(`#heading-${group}`).textContent
      list(node, 'items', groups.get(group))
      return node
    }))
  }

  /** One requirement of the table. */
  item (row) {
    const { area, rule } = row.dataset
    const [[title, ...hints], force, refs, text] = [...row.children].map(cell => [...cell.cloneNode(true).childNodes])
    return this.question(area, rule, { title: [title], hints, force, clause: refs, words: text })
  }

  /** One requirement of an answer. */
  asked ({ area, rule }) {
    return this.item(this.rows.find(({ dataset }) => dataset.area === area && dataset.rule === rule && dataset.document === this.checker.document))
  }

  /** A requirement with what a person can say of it. */
  question (area, rule, slots) {
    const { checker } = this
    const key = `${area} ${rule}`
    const node = clone('audit-item')
    node.dataset.key = key
    if (this.several) fill(node, { area: `${this.titles[area]}: ` })
    for (const [name, nodes] of Object.entries(slots)) node.querySelector(`[data-slot="${name}"]`).append(...nodes)
    const field = node.querySelector('[data-note] input')
    const say = values => checker.answers.set(key, { ...checker.answers.get(key), ...values })
    for (const radio of node.querySelectorAll('[type="radio"]')) {
      radio.name = `audit ${key}`
      radio.addEventListener('change', () => {
        say({ answer: radio.value })
        this.fill(node)
      })
    }
    field.addEventListener('input', () => say({ note: field.value }))
    this.fill(node)
    return node
  }

  /** Shows the answer that there is. */
  fill (item) {
    const given = this.checker.answers.get(item.dataset.key)
    const note = item.querySelector('[data-note]')
    note.hidden = !given
    note.querySelector('input').value = given?.note ?? ''
    for (const radio of item.querySelectorAll('[type="radio"]')) radio.checked = given?.answer === radio.value
  }

  /** The field for the note of an answer. */
  noteOf (key) {
    this.show()
    return this.place.querySelector(`[data-key="${CSS.escape(key)}"] [data-note] input`)
  }

  /** The answers on the page that lack the note they need, each with its field. */
  unsaid () {
    const shown = [...this.checker.querySelectorAll('[data-audit-item]')].filter(item => !item.closest('[hidden]'))
    return shown.map(item => {
      const { answer, note } = this.checker.answers.get(item.dataset.key) ?? {}
      return answer === 'not-applicable' && !note?.trim() && { title: squeeze(item.querySelector('[data-title]')), field: item.querySelector('[data-note] input') }
    }).filter(Boolean)
  }
}
