// The entries of a log of visits: added, removed, brought back, pasted. Enter goes to the
// next one, so that a log can be typed without the mouse.
import { columnRows } from './columns.js'
import { sheet } from './sheet.js'
import { clone, list, say, words } from './templates.js'

const MOST = 2000
const DATE = /^\W*\d{1,4}[-/. ]\s*(\d{1,2}|[a-z]{3,})[-/., ]/i // a cell that starts as a date does
const COPIED = ['by', 'home', 'announced'] // what a new entry takes over from the last
const YES = { y: 'yes', yes: 'yes', true: 'yes', 1: 'yes', x: 'yes', '✓': 'yes', '✔': 'yes', n: 'no', no: 'no', false: 'no', 0: 'no', '✗': 'no' }

// Whole terms only: a word that could mean somebody else stays as it was written.
const TERMS = {
  home: { home: 'yes', 'at home': 'yes', school: 'no', nursery: 'no', office: 'no', elsewhere: 'no' },
  announced: { announced: 'yes', unannounced: 'no', 'not announced': 'no' },
  seen: { seen: 'yes', 'not seen': 'no' },
  alone: { alone: 'yes', 'not alone': 'no' },
  by: {
    'lead worker': 'lead-worker', 'lead social worker': 'lead-worker', 'lead practitioner': 'lead-worker', 'key worker': 'lead-worker', lsw: 'lead-worker', kw: 'lead-worker',
    'core group member': 'core-group-member', 'core group professional': 'core-group-member', 'cover social worker': 'social-worker', 'duty social worker': 'social-worker', 'other social worker': 'social-worker'
  }
}

const HEADINGS = {
  date: 'date', 'visit date': 'date', 'date of visit': 'date', by: 'by', 'seen by': 'by', 'visited by': 'by', who: 'by', worker: 'by', role: 'by',
  home: 'home', 'at home': 'home', where: 'home', place: 'home', announced: 'announced', seen: 'seen', 'child seen': 'seen', 'why not seen': 'why', alone: 'alone', 'seen alone': 'alone',
  'why not alone': 'why-not-alone', awake: 'awake', bedroom: 'bedroom', 'bedroom seen': 'bedroom', dressed: 'dressed'
}

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
    this.sent = this.rows().filter(row => this.touched(row))
    return this.sent.map(row => this.value(row))
  }

  /** Whether anything was typed in an entry, or pasted, beyond what it took over. */
  touched (row) {
    const value = this.value(row)
    return JSON.stringify(value) !== row.dataset.start && Object.keys(value).length > 0
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
    if (!visit) row.dataset.start = JSON.stringify(this.value(row))
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
    this.undone.push(this.rows().filter(row => this.touched(row)).map(row => this.value(row)))
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
    const rows = sheet(this.log.querySelector('#sheet').value)
    const headed = rows.length > 0 && !rows[0].some(cell => DATE.test(cell))
    const headings = headed ? rows[0] : rows[0].map(() => '')
    const cells = rows.slice(headed ? 1 : 0)
    if (!cells.length || cells.length > MOST) {
      this.told.textContent = cells.length ? say(this.phrases.many, { most: MOST }) : this.phrases.nothing
      return
    }
    const guesses = headings.map(guess).map((field, i, all) => all.indexOf(field) === i ? field : '')
    const node = document.getElementById('sheet-columns').content.cloneNode(true)
    list(node, 'columns', columnRows(headings.map((heading, i) => ({
      heading,
      holds: guesses[i],
      samples: cells.map(row => row[i]).filter(Boolean).slice(0, 3)
    }))))
    node.querySelector('[data-take-sheet]').addEventListener('click', () => this.take(at, cells))
    at.append(node)
    at.querySelector('select').focus()
  }

  /** Adds the rows as entries; a word that is not known stays as it was written. */
  take (at, cells) {
    const holds = [...at.querySelectorAll('[data-holds]')].map(select => select.value)
    const twice = holds.find((field, i) => field && holds.indexOf(field) !== i)
    if (twice) {
      this.told.textContent = this.phrases.twice
      return
    }
    this.keep()
    const untouched = this.rows().filter(row => !this.touched(row))
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
    return TERMS[field]?.[text] ?? YES[text] ?? cell
  }
}

/** What a column seems to hold, by its heading; one that denies something is not guessed. */
function guess (heading) {
  const text = heading.toLowerCase().replace(/[^a-z]+/g, ' ').trim()
  return HEADINGS[text] ?? ''
}
