// <code-checker>: completion codes in, what each is worth out. The chapters and the notes of
// what changed are those that the page lists. Nothing is kept or sent.
import { csv, tabbed } from './cells.js'
import { codeLines } from './code-lines.js'
import { empty, tell } from './faults.js'
import { areasOf, dayOf, judge } from './judge-code.js'
import { copied, save } from './save.js'
import { clone, fill, list, say, squeeze, words } from './templates.js'

const MOST = 2000
const BATCH = 50
const FIELDS = ['name', 'role', 'team', 'code']

/** Lets the page answer a key or a click before more is done. */
const breath = () => new Promise(resolve => setTimeout(resolve))

export class CodeChecker extends HTMLElement {
  connectedCallback () {
    this.phrases = words(this)
    this.areas = areasOf(document)
    this.one = this.querySelector('[data-one]')
    this.many = this.querySelector('[data-many]')
    this.querySelector('[data-by-hand]').hidden = true
    this.querySelector('[data-script]').hidden = false
    const on = (form, check) => form.addEventListener('submit', event => {
      event.preventDefault()
      check.call(this)
    })
    on(this.one, this.checkOne)
    on(this.many, this.checkMany)
    addEventListener('pagehide', () => this.forget())
  }

  /** As before anything was typed. */
  forget () {
    this.asked = undefined // what is still being checked is not shown
    for (const form of [this.one, this.many]) {
      form.reset()
      tell(form, [])
    }
    this.querySelector('[data-progress]').textContent = ''
    this.show('one')
    this.show('many')
  }

  show (where, ...nodes) {
    this.querySelector(`[data-result="${where}"]`).replaceChildren(...nodes)
  }

  judge (entry) {
    return judge(entry, this.areas, this.phrases.says)
  }

  /** The fault of a page that may not work out a digest. */
  unable (group) {
    return crypto.subtle ? [] : [{ group, message: this.phrases['no-crypto'] }]
  }

  async checkOne () {
    this.show('one')
    const group = name => this.one.querySelector(`[data-group="${name}"]`)
    if (tell(this.one, [...FIELDS.flatMap(name => empty(group(name), this.phrases[name])), ...this.unable(group('code'))])) return
    const entry = Object.fromEntries(FIELDS.map(name => [name, this.one.querySelector(`#${name}`).value]))
    const found = await this.judge(entry)
    const node = clone('checked-one')
    fill(node, {
      heading: this.phrases['one-heading'],
      kind: this.phrases.kinds[found.kind],
      who: [entry.name, entry.role, entry.team].map(text => text.trim()).join(', '),
      read: [found.area, dayOf(found)].filter(Boolean).join(', '),
      says: found.says
    })
    node.querySelector('[data-kind]').dataset.kind = found.kind
    list(node, 'notes', notes(found))
    this.show('one', node)
    node.querySelector('h2').focus()
  }

  async checkMany () {
    this.show('many')
    const group = this.many.querySelector('[data-group="lines"]')
    const entries = codeLines(group.querySelector('textarea').value)
    const tooMany = entries.length > MOST ? [{ group, message: say(this.phrases['too-many'], { most: MOST.toLocaleString('en-GB') }) }] : []
    const faults = entries.length ? [...tooMany, ...this.unable(group)] : [{ group, message: this.phrases.lines }]
    if (tell(this.many, faults)) return
    const asked = this.asked = {}
    const results = await this.judged(entries, asked)
    if (results) await this.table(results, asked)
  }

  /** Judges a list, some lines at a time; gives nothing where another list was asked for meanwhile. */
  async judged (entries, asked) {
    const progress = this.querySelector('[data-progress]')
    const seen = new Map()
    const results = []
    for (const entry of entries) {
      const found = entry.odd ? { kind: 'not-code', says: this.phrases.says.parts, notes: [], area: '', day: '' } : await this.judge(entry)
      if (['current', 'changed'].includes(found.kind)) {
        const before = seen.get(found.code)
        seen.set(found.code, before ?? entry.line)
        if (before) Object.assign(found, { kind: 'twice', says: say(this.phrases.says.twice, { line: before }), notes: [] })
      }
      results.push({ ...entry, ...found })
      if (results.length % BATCH === 0) {
        progress.textContent = say(this.phrases.working, { done: results.length, n: entries.length })
        await breath()
        if (this.asked !== asked) return undefined
      }
    }
    progress.textContent = ''
    return this.asked === asked ? results : undefined
  }

  /** Shows a list as a table, in its own order, some rows at a time. */
  async table (results, asked) {
    const node = clone('checked-many')
    const counted = Object.entries({ ...this.phrases.counted, alone: this.phrases.alone }).map(([kind, phrase]) => {
      const n = results.filter(result => kind === 'alone' ? result.alone : result.kind === kind).length
      return n && say(phrase, { n })
    }).filter(Boolean)
    fill(node, {
      heading: say(this.phrases[results.length === 1 ? 'list-heading' : 'lists-heading'], { n: results.length.toLocaleString('en-GB') }),
      counts: `${counted.join('; ')}.`
    })
    const rows = results.map(result => [String(result.line), result.name, result.role, result.team, result.area, dayOf(result), this.phrases.kinds[result.kind], [result.says, ...result.notes].join(' ')])
    const columns = ['line', 'name', 'role', 'team', 'area', 'day', 'kind', 'says']
    this.outputs(node, [[...node.querySelectorAll('thead th')].map(squeeze), ...rows])
    this.show('many', node)
    node.querySelector('h2').focus()
    for (let from = 0; from < rows.length && this.asked === asked; from += BATCH) {
      list(node, 'rows', rows.slice(from, from + BATCH).map((texts, i) => {
        const row = clone('checked-row')
        fill(row, Object.fromEntries(columns.map((column, at) => [column, texts[at]])))
        row.querySelector('[data-kind]').dataset.kind = results[from + i].kind
        return row
      }))
      await breath()
    }
  }

  outputs (node, rows) {
    const told = node.querySelector('[data-told]')
    const phrases = words(told)
    const actions = {
      table: async () => phrases[await copied(tabbed(rows)) ? 'table' : 'not-copied'],
      csv: () => {
        const name = 'completion-codes.csv'
        save(csv(rows), name, 'text/csv')
        return say(phrases.csv, { name })
      },
      print: () => {
        print()
        return ''
      }
    }
    for (const button of node.querySelectorAll('[data-out]')) {
      button.addEventListener('click', async () => { told.textContent = await actions[button.dataset.out]() })
    }
  }
}

const notes = found => found.notes.map(note => {
  const item = clone('checked-note')
  item.textContent = note
  return item
})
