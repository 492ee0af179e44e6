// A plan as a pasted table or an opened file: how much of it there is, what may identify a
// person, what each column holds, what was read and what was not.
import { ask, reason } from './engine.js'
import { columnRows } from './columns.js'
import { htmlTables, textTables, turned } from './plan-table.js'
import { clone, fill, keepIf, list, say, words } from './templates.js'
import { lineItems } from './dates-calculator.js'

const MOST = 2e6 // characters of text
const FILE = 5e6
const ROWS = 2000

const mb = n => (n / 1e6).toFixed(1).replace(/\.0$/, '')

export class PlanPaste {
  constructor (checker) {
    this.checker = checker
    this.field = checker.querySelector('#paste')
    this.told = checker.querySelector('[data-paste-told]')
    this.phrases = words(this.told)
    this.place = checker.querySelector('[data-match]')
    this.field.addEventListener('paste', event => {
      if (!event.clipboardData) return // a paste whose data is kept back goes into the field
      event.preventDefault()
      this.given(event.clipboardData)
    })
    const part = checker.querySelector('[data-way="paste"]')
    for (const kind of ['dragover', 'dragleave', 'drop']) {
      part.addEventListener(kind, event => {
        event.preventDefault()
        part.classList.toggle('dropping', kind === 'dragover')
        if (kind === 'drop') this.given(event.dataTransfer)
      })
    }
    checker.querySelector('[data-read-paste]').addEventListener('click', () => this.open({ text: this.field.value }))
    const input = checker.querySelector('#open-plan')
    input.addEventListener('change', async () => {
      const [file] = input.files
      if (file) await this.openFile(file)
      input.value = ''
    })
  }

  /** Takes what was pasted or dropped. */
  given (data) {
    const [file] = data.files
    const text = data.getData('text/plain')
    const html = data.getData('text/html')
    return file && !text && !html ? this.openFile(file) : this.open({ text, html })
  }

  /** Says what cannot be read, beside the field. */
  refuse (key, values) {
    this.say('')
    const at = this.checker.querySelector('#paste-error')
    at.hidden = !key
    at.querySelector('[data-message]').textContent = key ? say(this.phrases[key], values) : ''
    this.checker.querySelector('[data-paste-group]').classList.toggle('govuk-form-group--error', Boolean(key))
    if (key) this.field.focus()
  }

  say (key, values = {}) {
    this.told.textContent = key && say(this.phrases[key], values)
  }

  /** Lets go of tables that are not read yet, and of what was told. */
  forget () {
    this.tables = []
    this.place.replaceChildren()
    this.checker.querySelector('[data-list="read"]').replaceChildren()
    this.checker.querySelector('[data-offer]').replaceChildren()
    this.refuse()
  }

  async openFile (file) {
    const { name } = file
    this.forget()
    if (file.size > FILE) return this.refuse('file-too-big', { name, mb: mb(file.size), most: mb(FILE) })
    const bytes = new Uint8Array(await file.arrayBuffer())
    if (/^(PK\x03\x04|%PDF|\xd0\xcf\x11\xe0|\{\\rtf)/.test(String.fromCharCode(...bytes.subarray(0, 5)))) return this.refuse('office', { name })
    return this.open({ text: decoded(bytes), name })
  }

  /** Reads a text, or a table as markup; a saved plan is opened. */
  async open ({ text, html = '', name }) {
    this.forget()
    if (text.length > MOST && (!text.trimStart().startsWith('{') || text.length > FILE)) return this.refuse('too-long', { mb: mb(text.length), most: mb(MOST) })
    if (text.trimStart().startsWith('{')) return this.checker.files.open(text, name)
    if (html.length > MOST && !text.trim()) return this.refuse('too-long', { mb: mb(html.length), most: mb(MOST) })
    const large = html.length > MOST
    const markup = !large && /<table/i.test(html)
    if (!text.trim() && !markup) return this.refuse('nothing')
    const { tables, left, rows } = markup ? htmlTables(html, ROWS) : textTables(text, /\.(csv|tsv)$/i.test(name ?? ''))
    if (rows) return this.refuse('too-many', { rows, most: ROWS })
    if (!tables.length) {
      this.field.value ||= text
      return this.refuse('no-table')
    }
    const most = Math.max(...tables.map(table => table.length))
    if (most > ROWS) return this.refuse('too-many', { rows: most, most: ROWS })
    const size = tables.flat(2).reduce((n, cell) => n + cell.length, 0)
    if (size > MOST) return this.refuse('too-long', { mb: mb(size), most: mb(MOST) })
    this.field.value = ''
    this.left = Object.entries(left).map(([what, n]) => say(this.phrases[what], { n, most: 60 }))
    if (large) this.left.unshift(say(this.phrases.html, { mb: mb(html.length) }))
    if (tables.length > 1) this.left.unshift(say(this.phrases.tables, { n: tables.length }))
    const turn = this.turn = {} // so that a later paste overtakes this one
    try {
      const cells = tables.flatMap(table => table.flatMap(row => row.map((cell, x) => ({ text: cell, put: masked => { row[x] = masked } }))))
      if (!await this.checker.masking.mask(cells.filter(cell => cell.text), 'paste') || turn !== this.turn) return
      this.tables = tables
      this.of = tables.length
      this.round = false
      await this.match()
    } catch (error) {
      this.checker.broken(error)
    }
  }

  /** Lets the person say what each column of the next table holds. */
  async match (again = false) {
    const [rows] = this.tables
    const { ok, answer } = await ask(this.checker.rules, 'columns', { document: this.checker.document, rows })
    if (!ok) throw new Error(reason(answer))
    const node = clone('plan-match')
    const title = node.querySelector('#match-title')
    const phrases = words(title)
    title.textContent = say(this.of > 1 ? phrases.many : phrases.one, { i: this.of - this.tables.length + 1, n: this.of, rows: rows.length })
    list(node, 'left', lineItems([...(again ? [this.phrases.turned] : this.left), ...(answer.notes ?? [])]))
    if (!node.querySelector('[data-list="left"]').children.length) node.querySelector('[data-list="left"]').remove()
    node.querySelector('[data-header]').checked = answer.header
    const columns = columnRows(answer.columns.map(({ heading = '', holds = '', samples = [] }) => ({ heading, holds, samples: [...new Set(samples)] })))
    columns.forEach((row, i) => this.options(row.querySelector('select'), answer.columns[i].holds))
    list(node, 'columns', columns)
    node.querySelector('[data-take-table]').addEventListener('click', () => this.take(node, rows))
    node.querySelector('[data-turn]').addEventListener('click', () => {
      this.tables[0] = turned(rows)
      this.round = !this.round
      this.guarded(() => this.match(true))
    })
    node.querySelector('[data-leave-table]').addEventListener('click', () => {
      this.say('left')
      this.guarded(() => this.further())
    })
    this.place.replaceChildren(node)
    title.focus()
  }

  /** Takes the choices out that the chosen kind of document has not. */
  options (select, holds) {
    for (const option of select.querySelectorAll('option[data-in]')) if (!option.dataset.in.split(' ').includes(this.checker.document)) option.remove()
    for (const group of select.querySelectorAll('optgroup:empty')) group.remove()
    select.value = holds ?? ''
    if (select.selectedIndex < 0) select.value = ''
  }

  async guarded (step) {
    try {
      await step()
    } catch (error) {
      this.checker.broken(error)
    }
  }

  /** Puts the table's cells into the form, and says what was read and what was not. */
  take (node, rows) {
    return this.guarded(async () => {
      const selects = [...node.querySelectorAll('[data-holds]')]
      const { document, plan } = this.checker
      const request = { document, rows, header: node.querySelector('[data-header]').checked, holds: selects.map(select => select.value), after: plan.lengths() }
      const { ok, answer } = await ask(this.checker.rules, 'take', request)
      const message = node.querySelector('.govuk-error-message')
      message.hidden = ok
      if (!ok) {
        message.querySelector('[data-message]').textContent = reason(answer)
        selects[answer.errors[0]?.index ?? 0]?.focus()
        return
      }
      const undo = plan.add(answer.contents)
      this.checker.keep(undo)
      const read = this.summary(answer, undo)
      list(this.checker, 'read', [read])
      await this.further()
      if (!this.tables.length) read.querySelector('[data-heading]').focus()
    })
  }

  /** Goes on to the next table, if there is one. */
  async further () {
    this.tables.shift()
    this.round = false
    this.left = []
    this.place.replaceChildren()
    if (this.tables.length) await this.match()
    else this.field.focus()
  }

  summary ({ read, dropped, carried = [] }, undo) {
    const node = clone('plan-read')
    const phrases = words(node)
    fill(node, { read: read.length ? read.map(entry => say(phrases.entry, entry)).join(' · ') : phrases.nothing })
    fill(node, { carried: carried.length ? say(phrases.carried, { rows: carried.map(row => row + 1).join(', ') }) : '' })
    keepIf(node, 'carried', carried.length)
    list(node, 'dropped', dropped.map(({ row, column, text = '', reason: why }) => {
      const at = clone('dropped')
      const [down, across] = this.round ? [column, row] : [row, column]
      fill(at, { row: String(down + 1), column: String(across + 1), text, reason: why })
      return at
    }))
    keepIf(node, 'dropped', dropped.length)
    node.querySelector('[data-to-form]').addEventListener('click', () => {
      this.checker.go('form')
      this.checker.plan.show()
      this.checker.querySelector('[data-tasks-heading]').focus()
    })
    node.querySelector('[data-undo-read]').addEventListener('click', ({ target }) => {
      this.checker.undoStep(undo)
      node.remove()
      this.field.focus()
    })
    return node
  }
}

/** The text of a file: UTF-8, UTF-16 where it says so, else what Windows writes. */
function decoded (bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
