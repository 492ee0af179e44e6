// <reading-confirmation>: chapters ticked, a certificate with a completion code made. Nothing
// is kept or sent.
import { tabbed } from './cells.js'
import { long } from './dates.js'
import { putToday, readDay } from './day-input.js'
import { empty, tell } from './faults.js'
import { FIRST, makeCode } from './reading-code.js'
import { copied } from './save.js'
import { clone, fill, list, say, squeeze, words } from './templates.js'

const FIRST_DAY = new Date(FIRST).toISOString().slice(0, 10)
const ADDRESS = /^[^\s@?&,;:"<>()]+@[^\s@?&,;:"<>()]+\.[^\s@?&,;:"<>().]+$/

export class ReadingConfirmation extends HTMLElement {
  connectedCallback () {
    this.form = this.querySelector('form')
    this.phrases = words(this.form)
    this.area = this.querySelector('#area')
    this.day = this.querySelector('[data-event="read"]')
    this.after = document.querySelector('[data-after]')
    for (const at of this.querySelectorAll('[data-by-hand]')) at.hidden = true
    for (const at of this.querySelectorAll('[data-script], [data-every]')) at.hidden = false
    this.area.addEventListener('change', () => this.choose())
    for (const button of this.querySelectorAll('[data-every]')) {
      button.addEventListener('click', () => {
        for (const box of button.parentElement.querySelectorAll('[data-chapter]')) box.checked = true
      })
    }
    this.form.addEventListener('submit', event => {
      event.preventDefault()
      this.make()
    })
    addEventListener('pagehide', () => this.forget())
    this.forget()
  }

  /** As before anything was typed: no area, and today. */
  forget () {
    this.form.reset()
    putToday(this.day)
    tell(this.form, [])
    this.choose()
    this.show()
  }

  /** Shows the chapters of the area chosen, and no others. */
  choose () {
    for (const area of this.querySelectorAll('[data-area]')) {
      area.open = area.dataset.area === this.area.value
      area.hidden = !area.open
    }
  }

  show (...nodes) {
    this.querySelector('[data-result]').replaceChildren(...nodes)
    this.after.hidden = !nodes.length
  }

  async make () {
    this.show()
    const group = name => this.form.querySelector(`[data-group="${name}"]`)
    const area = this.querySelector('[data-area]:not([hidden])')
    const ticked = area ? [...area.querySelectorAll('[data-chapter]:checked')] : []
    const { day, fault } = readDay(this.day, this.phrases, FIRST_DAY)
    const faults = [
      ...empty(group('area'), this.phrases.area),
      ...area && !ticked.length ? [{ group: area.querySelector('[data-group]'), message: this.phrases.chapters }] : [],
      ...['name', 'role', 'team'].flatMap(name => empty(group(name), this.phrases[name])),
      ...fault ? [fault] : []
    ]
    if (tell(this.form, faults)) return
    const who = Object.fromEntries(['name', 'role', 'team'].map(name => [name, this.querySelector(`#${name}`).value.replace(/\s+/g, ' ').trim()]))
    const chapters = ticked.map(({ dataset }) => dataset)
    try {
      const code = await makeCode({ area: area.dataset.key, day, chapters, ...who })
      this.certificate({ ...who, day: long(day), area: area.dataset.title, edition: area.dataset.edition, code }, chapters)
    } catch (error) { // a page that is not opened over https may work out no digest
      const node = clone('no-code')
      fill(node, { reason: error.message })
      this.show(node)
    }
  }

  certificate (facts, chapters) {
    const node = clone('certificate')
    fill(node, facts)
    list(node, 'chapters', chapters.map(({ number = '', title, version }) => {
      const row = clone('certificate-chapter')
      fill(row, { number, title, version })
      return row
    }))
    if (!chapters.some(({ number }) => number)) for (const cell of node.querySelectorAll('tr > :first-child')) cell.remove()
    this.show(node)
    this.outputs(node, facts, chapters.map(({ number, title, version }) => ({ name: [number, title].filter(Boolean).join(' '), version })))
    node.querySelector('[data-heading]').focus()
    document.querySelector('cpd-record').give({ day: facts.day, title: facts.area, edition: facts.edition, chapters: chapters.map(({ number, title }) => [number, title].filter(Boolean).join(' ')) })
  }

  /** Makes the buttons under a certificate work. */
  outputs (node, facts, chapters) {
    const told = node.querySelector('[data-told]')
    const phrases = words(told)
    const text = [
      phrases.head,
      ...[...node.querySelectorAll('dl > div')].map(at => `${squeeze(at.firstElementChild)}: ${squeeze(at.lastElementChild)}`),
      ...[`${squeeze(node.querySelector('caption'))}:`, ...chapters.map(chapter => say(phrases.chapter, chapter))],
      `${squeeze(node.querySelector('.certificate__code strong'))}: ${facts.code}`,
      phrases.declared
    ].join('\n')
    const copy = async (key, what) => phrases[await copied(what) ? key : 'not-copied']
    const actions = {
      print: () => {
        print()
        return ''
      },
      text: () => copy('text', text),
      line: () => copy('line', tabbed([[facts.name, facts.role, facts.team, facts.code]]))
    }
    for (const button of node.querySelectorAll('[data-out]')) {
      button.addEventListener('click', async () => { told.textContent = await actions[button.dataset.out]() })
    }
    node.querySelector('[data-mail]').addEventListener('submit', event => {
      event.preventDefault()
      const address = node.querySelector('#trainer').value.trim()
      const faults = address && !ADDRESS.test(address) ? [{ group: node.querySelector('[data-group="trainer"]'), message: phrases.address }] : []
      told.textContent = ''
      if (tell(event.target, faults)) return
      draft(address, say(phrases.subject, facts), text)
      told.textContent = phrases.mailed
    })
  }
}

/** Opens a draft in the person's own mail program. */
function draft (address, subject, text) {
  const link = document.createElement('a')
  link.href = `mailto:${address.split('@').map(encodeURIComponent).join('@')}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text.replaceAll('\n', '\r\n'))}`
  link.click()
}
