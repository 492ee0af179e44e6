// <caseload-calculator rules>: rows in, what is due on every case out. The rows stay in the
// engine's Web Worker; the page asks for the part that it shows.
import { clears } from './clearing.js'
import { ask, askText, prepare, reason } from './engine.js'
import { clone, fill, keepIf, list, say, words } from './templates.js'
import { columnRows } from './columns.js'
import { caseloadChart } from './caseload-chart.js'
import { long } from './dates.js'
import { deadlineResult } from './results.js'
import { save } from './save.js'
import { today } from './today.js'

const BATCH = 400
const SHOWN = 100
const LONG = 50000 // characters
const WORKERS = 200

export class CaseloadCalculator extends HTMLElement {
  connectedCallback () {
    clears(this)
    this.rules = this.getAttribute('rules')
    this.start = this.querySelector('[data-open]')
    this.start.hidden = false
    this.querySelector('[data-by-hand]').hidden = true
    const soon = window.requestIdleCallback ?? setTimeout
    soon(() => prepare(this.rules).catch(error => this.broken(error)))
    this.start.addEventListener('submit', event => {
      event.preventDefault()
      this.open(new TextEncoder().encode(this.querySelector('#rows').value))
    })
    this.querySelector('#rows').addEventListener('paste', event => this.pasted(event))
    this.querySelector('#rows-file').addEventListener('change', async ({ target }) => {
      if (target.files[0]) await this.open(new Uint8Array(await target.files[0].arrayBuffer()))
      target.value = ''
    })
    this.querySelector('[data-stop]').addEventListener('click', () => { this.stopped = true })
  }

  broken (error) {
    this.querySelector('[data-by-hand]').hidden = false
    const node = clone('broken')
    fill(node, { reason: error.message })
    this.querySelector('[data-result]').replaceChildren(node)
  }

  /** Asks the engine; shows the problem at a place of the page where it is refused. */
  async ask (capability, request, place) {
    try {
      const { ok, answer } = await ask(this.rules, capability, request)
      this.say(place, ok ? '' : reason(answer))
      return ok && answer
    } catch (error) {
      this.broken(error)
      return false
    }
  }

  /** Shows an error, or takes it away. */
  say (place, text) {
    const at = this.querySelector(`#${place}-error`)
    if (!at) return
    at.hidden = !text
    at.querySelector('[data-message]').textContent = text
    if (text) at.closest('form').querySelector('textarea, button')?.focus()
  }

  async open (bytes) {
    for (const name of ['match', 'result']) this.querySelector(`[data-${name}]`).replaceChildren()
    const answer = await this.ask('open', bytes, 'rows')
    if (answer) this.match(answer)
  }

  /** Reads a long paste at once: a text field takes a third of a second to lay out ten thousand rows. */
  pasted (event) {
    const text = event.clipboardData.getData('text/plain')
    if (text.length < LONG || event.target.value) return
    event.preventDefault()
    this.open(new TextEncoder().encode(text))
  }

  /** Lets the person say what each column holds. */
  match ({ rows, columns }) {
    const node = document.getElementById('match').content.cloneNode(true)
    const heading = node.querySelector('[data-heading]')
    heading.textContent = say(words(heading)[rows === 1 ? 'one' : 'many'], { n: rows })
    list(node, 'columns', columnRows(columns))
    const form = node.querySelector('form')
    form.addEventListener('submit', event => {
      event.preventDefault()
      this.begin(form)
    })
    this.querySelector('[data-match]').replaceChildren(node)
    heading.focus()
  }

  /** Sends what the columns hold and what was answered; asks what is still open, or works. */
  async begin (form) {
    const request = { today: today(), columns: [...form.querySelectorAll('[data-holds]')].map(select => select.value), area: form.querySelector('#every-area').value }
    for (const question of form.querySelectorAll('[data-question]')) {
      const [first, second] = question.dataset.question === 'order' ? ['day-first', 'month-first'] : ['1900', '1904']
      const chosen = question.querySelector('input:checked')?.value
      if (chosen) request[question.dataset.question] = chosen === 'first' ? first : second
    }
    const answer = await this.ask('begin', request, 'match')
    if (!answer) return
    if (answer.questions.length) this.questions(form, answer.questions)
    else await this.work()
  }

  /** Puts the questions that are still open; those answered before stay. */
  questions (form, asked) {
    const at = form.querySelector('[data-list="questions"]')
    for (const question of asked) {
      const known = at.querySelector(`[data-question="${question.kind}"]`)
      if (known) {
        this.say('match', say(words(known).neither, question))
        continue
      }
      const node = clone('question')
      const phrases = words(node)
      node.dataset.question = question.kind
      fill(node, { question: say(phrases[question.kind], question), hint: say(phrases[`${question.kind}-hint`], question), first: long(question.first), second: long(question.second) })
      for (const input of node.querySelectorAll('input')) input.name = question.kind
      at.append(node)
    }
    (at.querySelector('[data-question]:not(:has(:checked)) input')).focus()
  }

  /** Works a few rows at a time, so that the bar moves and Stop is heard. */
  async work () {
    const part = this.querySelector('[data-progress]')
    const label = part.querySelector('[data-progress-label]')
    const bar = part.querySelector('progress')
    const phrase = words(label).label
    this.stopped = false
    part.hidden = false
    this.querySelector('[data-result]').replaceChildren()
    for (let progress = { done: 0, rows: 1 }; progress.done < progress.rows && !this.stopped;) {
      progress = await this.ask('step', { rows: BATCH }, 'match')
      if (!progress) break
      bar.max = progress.rows
      bar.value = progress.done
      label.textContent = say(phrase, progress)
    }
    part.hidden = true
    await this.results()
  }

  /** Shows the counts, the filters and the first rows. */
  async results () {
    const answer = await this.ask('result', { count: SHOWN }, 'match')
    if (!answer) return
    answer.workers.sort((a, b) => (a.worker ?? '').localeCompare(b.worker ?? ''))
    const node = document.getElementById('caseload').content.cloneNode(true)
    const phrases = words(node.querySelector('[data-summary]'))
    const lost = answer.faults.filter(fault => !fault.worked).length
    node.querySelector('[data-summary]').textContent = [say(answer.done < answer.rows ? phrases.stopped : phrases.all, answer),
      lost ? say(phrases.faults, { n: lost }) : ''].join(' ')
    list(node, 'tally', tallies(answer))
    for (const { worker } of answer.workers.slice(0, WORKERS)) if (worker) node.querySelector('#by-worker').append(new Option(worker, worker))
    list(node, 'faults', faults(answer.faults, words(node.querySelector('[data-list="faults"]'))))
    keepIf(node, 'faults', answer.faults.length)
    list(node, 'unused', this.unused(answer.unused, words(node.querySelector('[data-list="unused"]')).unused))
    keepIf(node, 'unused', answer.unused.length)
    const result = this.querySelector('[data-result]')
    result.replaceChildren(node)
    const chart = result.querySelector('[data-chart]')
    chart.append(caseloadChart(answer, Math.max(Math.min(chart.clientWidth, 760), 240)))
    for (const filter of result.querySelectorAll('.filters select, .filters input')) filter.addEventListener('input', () => this.rows(0))
    result.querySelector('[data-more]').addEventListener('click', () => this.rows(this.from))
    for (const button of result.querySelectorAll('[data-out]')) button.addEventListener('click', () => this.out(button.dataset.out))
    result.querySelector('[data-list="cases"]').addEventListener('click', ({ target }) => target.dataset.line && this.detail(+target.dataset.line, target.textContent))
    this.from = 0
    this.showRows(answer)
    result.querySelector('[data-heading]').focus()
  }

  filter () {
    const value = id => this.querySelector(`#by-${id}`).value.trim()
    return { state: value('state'), worker: value('worker'), area: value('area'), find: value('reference') }
  }

  /** Asks for rows from one on; a later filter overtakes an earlier one. */
  async rows (from) {
    const turn = this.turn = (this.turn ?? 0) + 1
    const answer = await this.ask('result', { filter: this.filter(), from, count: SHOWN }, 'match')
    if (!answer || turn !== this.turn) return
    if (from === 0) this.querySelector('[data-list="cases"]').replaceChildren()
    this.from = from
    this.showRows(answer)
  }

  showRows ({ cases, kept }) {
    list(this, 'cases', cases.map(caseRow))
    this.from += cases.length
    const shown = this.querySelector('[data-shown]')
    const phrases = words(shown)
    shown.textContent = kept ? say(phrases.shown, { shown: this.from, kept }) : phrases.none
    this.querySelector('[data-more]').hidden = this.from >= kept
  }

  /** One row's whole timetable. */
  async detail (line, heading) {
    const answer = await this.ask('answer', { line }, 'match')
    if (!answer) return
    const node = document.getElementById('detail').content.cloneNode(true)
    fill(node, { heading })
    list(node, 'deadlines', answer.deadlines.map(deadline => deadlineResult(deadline, answer)))
    this.querySelector('[data-detail]').replaceChildren(node)
    this.querySelector('[data-detail] h3').focus()
  }

  async out (kind) {
    const told = this.querySelector('[data-told]')
    const phrases = words(told)
    if (kind === 'print') return print()
    try {
      const text = await askText(this.rules, kind, this.filter())
      save(text, kind === 'csv' ? 'caseload.csv' : 'caseload.ics', kind === 'csv' ? 'text/csv' : 'text/calendar')
      told.textContent = say(phrases[kind], { n: text.split('BEGIN:VEVENT').length - 1 })
    } catch (error) {
      told.textContent = say(phrases.failed, { reason: error.message })
    }
  }

  /** Which dates no rule of a row's area counts from, under the names of the columns. */
  unused (found, phrase) {
    const names = event => [...this.querySelectorAll('[data-match] tr')].find(row => row.querySelector('select')?.value === event)?.querySelector('th').textContent
    return found.map(item => {
      const at = clone('line')
      at.textContent = say(phrase, { ...item, column: names(item.event) ?? item.event })
      return at
    })
  }
}

/** A row of the table: what is worst, what is next. */
function caseRow (item) {
  const row = clone('case')
  const phrases = words(row)
  const name = item.reference ?? say(phrases.line, item)
  const state = document.querySelector(`#by-state option[value="${item.state}"]`).textContent
  row.dataset.state = item.state
  fill(row, {
    reference: name,
    state,
    worst: item.worst ? (item.overdue > 1 ? say(phrases.overdue, { n: item.overdue }) : '') + say(phrases.late, item.worst) : '',
    next: item.next ? say(phrases.next, { ...item.next, due: long(item.next.due) }) : '',
    area: item.area,
    worker: item.worker ?? ''
  })
  const button = row.querySelector('button')
  button.textContent = say(phrases.more, { reference: name })
  button.dataset.line = item.line
  return row
}

function tallies ({ counts, workers }) {
  const row = (worker, counts) => {
    const at = clone('tally')
    fill(at, { ...counts, worker, sum: Object.keys(counts).length ? Object.values(counts).reduce((a, b) => a + b, 0) : '' })
    return at
  }
  const phrases = words(clone('tally'))
  const one = workers.length === 1 && !workers[0].worker
  const more = workers.length > WORKERS ? [row(say(phrases.more, { n: workers.length - WORKERS }), {})] : []
  return [...(one ? [] : workers.slice(0, WORKERS).map(({ worker, counts }) => row(worker ?? phrases.none, counts))), ...more, row(phrases.all, counts)]
}

/** The lines that could not be read; of very many the first thousand. */
function faults (found, phrases) {
  const rows = found.slice(0, 1000).map(({ line, reason, worked }) => {
    const at = clone('fault')
    fill(at, { line: String(line), reason: say(worked ? phrases.worked : phrases.lost, { reason }) })
    return at
  })
  if (found.length > 1000) {
    const at = clone('fault')
    fill(at, { line: '', reason: say(phrases.more, { n: found.length - 1000 }) })
    rows.push(at)
  }
  return rows
}
