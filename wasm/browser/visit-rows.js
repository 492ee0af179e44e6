// The entries of a log of visits: added, removed, brought back, pasted. Enter goes to the
// next one, so that a log can be typed without the mouse.
import { columnRows } from './columns.js'
import { sheet } from './sheet.js'
import { clone, list, say, words } from './templates.js'

const MOST = 2000
const COPIED = ['by', 'home', 'announced'] // what a new entry takes over from the last
const YES = { y: 'yes', yes: 'yes', true: 'yes', 1: 'yes', x: 'yes', '✓': 'yes', '✔': 'yes', n: 'no', no: 'no', false: 'no', 0: 'no', '✗': 'no' }

export class VisitRows {
  constructor (log) {
    this.log = log
    this.list = log.querySelector('[data-visits]')
    this.told = log.querySelector('[data-log-told]')
    this.phrases = words(this.told)
    this.undoButton = log.querySelector('[data-undo]')
    this.undone = []
    log.querySelector('[data-add-visit]').addEventListener('click', () => this.focus(this.add()))
    this.undoButton.addEventListener('click', () => this.undo())
    this.list.addEventListener('click', ({ target }) => target.closest('[data-remove]') && this.remove(target.closest('[data-visit]')))
    this.list.addEventListener('keydown', event => this.next(event))
    this.list.addEventListener('keypress', event => { // of the same key, now in the next entry: not to send the form
      if (event.key === 'Enter' && !event.target.closest('button')) event.preventDefault()
    })
    log.querySelector('[data-read-sheet]').addEventListener('click', () => this.read())
    this.add()
  }

  rows () {
    return [...this.list.querySelectorAll('[data-visit]')]
  }

  fields (row) {
    return [...row.querySelectorAll('[data-field]')]
  }

  /** What was typed in one entry. */
  value (row) {
    return Object.fromEntries(this.fields(row).filter(field => field.value.trim()).map(field => [field.dataset.field, field.value]))
  }

  /** Every entry that something was typed in; remembers which they were. */
  values () {
    this.sent = this.rows().filter(row => Object.keys(this.value(row)).some(field => !COPIED.includes(field)))
    return this.sent.map(row => this.value(row))
  }

  add (visit) {
    const row = clone('visit').querySelector('[data-visit]')
    const last = this.rows().at(-1)
    const start = visit ?? (last ? Object.fromEntries(Object.entries(this.value(last)).filter(([field]) => COPIED.includes(field))) : {})
    for (const field of this.fields(row)) {
      const value = String(start[field.dataset.field] ?? (visit || field.dataset.field !== 'by' ? '' : field.value))
      if (field.tagName === 'SELECT' && ![...field.options].some(option => option.value === value)) field.append(new Option(value, value))
      field.value = value
    }
    this.list.append(row)
    this.number()
    return row
  }

  number () {
    this.rows().forEach((row, i) => { row.querySelector('[data-number]').textContent = i + 1 })
  }

  focus (row) {
    row.querySelector('[data-field]').focus()
  }

  /** Keeps what there is, so that the next step can be undone. */
  keep () {
    this.undone.push(this.rows().map(row => this.value(row)))
    this.undoButton.disabled = false
  }

  undo () {
    this.fill(this.undone.pop())
    this.undoButton.disabled = !this.undone.length
    this.told.textContent = this.phrases.undone
  }

  /** Puts other entries in place of these. */
  replace (visits) {
    this.keep()
    this.fill(visits)
  }

  fill (visits) {
    this.list.replaceChildren()
    for (const visit of visits) this.add(visit)
    if (!visits.length) this.add()
  }

  remove (row) {
    this.keep()
    const at = this.rows().indexOf(row)
    row.remove()
    if (!this.rows().length) this.add()
    this.number()
    this.told.textContent = say(this.phrases.removed, { n: at + 1 })
    this.focus(this.rows()[Math.min(at, this.rows().length - 1)])
  }

  next (event) {
    if (event.key !== 'Enter' || event.target.closest('button')) return
    event.preventDefault()
    const rows = this.rows()
    this.focus(rows[rows.indexOf(event.target.closest('[data-visit]')) + 1] ?? this.add())
  }

  /** Shows what is wrong with which entry. */
  mark (problems) {
    for (const row of this.rows()) {
      const problem = problems.find(({ row: i }) => this.sent[i] === row)
      const message = row.querySelector('.govuk-error-message')
      message.hidden = !problem
      message.querySelector('[data-message]').textContent = problem?.message ?? ''
      row.classList.toggle('govuk-form-group--error', Boolean(problem))
    }
  }

  /** Reads what was pasted and lets the person match its columns. */
  read () {
    const at = this.log.querySelector('[data-sheet]')
    at.replaceChildren()
    const [headings, ...cells] = sheet(this.log.querySelector('#sheet').value)
    if (!cells.length || cells.length > MOST) {
      this.told.textContent = cells.length ? say(this.phrases.many, { most: MOST }) : this.phrases.nothing
      return
    }
    const node = document.getElementById('sheet-columns').content.cloneNode(true)
    list(node, 'columns', columnRows(headings.map((heading, i) => ({
      heading,
      holds: guess(heading, clone('column').querySelector('select')),
      samples: cells.map(row => row[i]).filter(Boolean).slice(0, 3)
    }))))
    node.querySelector('[data-take-sheet]').addEventListener('click', () => this.take(at, cells))
    at.append(node)
    at.querySelector('select').focus()
  }

  /** Adds the rows as entries; a word that is not known stays as it was written. */
  take (at, cells) {
    const holds = [...at.querySelectorAll('[data-holds]')].map(select => select.value)
    this.keep()
    const untouched = this.rows().filter(row => !Object.keys(this.value(row)).some(field => !COPIED.includes(field)))
    for (const row of cells) {
      const visit = {}
      holds.forEach((field, i) => { if (field && row[i]) visit[field] = this.known(field, row[i]) })
      if (Object.keys(visit).length) this.add(visit)
    }
    for (const row of untouched) row.remove()
    if (!this.rows().length) this.add()
    this.number()
    at.replaceChildren()
    this.told.textContent = say(this.phrases.pasted, { n: cells.length })
  }

  /** A cell's words as the log has them. */
  known (field, cell) {
    if (field === 'date') return cell
    const text = cell.toLowerCase().trim()
    const options = [...this.rows()[0].querySelectorAll(`[data-field="${field}"] option`)].filter(option => option.value)
    const same = options.find(option => [option.value, option.value.replaceAll('-', ' '), option.textContent.toLowerCase()].includes(text))
    if (same) return same.value
    if (field === 'home' && /^(home|at home)$/.test(text)) return 'yes'
    if (field === 'home' && /^(school|office|elsewhere|nursery|community)$/.test(text)) return 'no'
    if (field === 'announced' && /^(un|not )/.test(text)) return 'no'
    if (field === 'announced' && text === 'announced') return 'yes'
    if (field === 'by' && /lead|key worker|^lsw$|^kw$/.test(text)) return 'lead-worker'
    if (field === 'by' && /social worker|^sw$/.test(text)) return 'social-worker'
    if (field === 'by' && /health|school|nurse|teacher|police|core/.test(text)) return 'core-group-member'
    return YES[text] ?? cell
  }
}

/** What a column seems to hold, by its heading. */
function guess (heading, select) {
  const text = heading.toLowerCase()
  const words = { date: 'date', alone: 'alone', home: 'home', place: 'home', where: 'home', announced: 'announced', bedroom: 'bedroom', awake: 'awake', dressed: 'dressed', why: 'why', reason: 'why' }
  if (/\bby\b|who|worker|role/.test(text)) return 'by'
  if (/not alone/.test(text)) return 'why-not-alone'
  const found = Object.keys(words).find(word => text.includes(word))
  if (found) return words[found]
  return text.includes('seen') ? 'seen' : [...select.options].find(option => option.textContent.toLowerCase() === text)?.value ?? ''
}
