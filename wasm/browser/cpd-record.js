// <cpd-record>: a record of CPD to fill in, with the facts filled in where the page knows them.
// Nothing is kept or sent.
import { copied, save } from './save.js'
import { clone, fill, list, say, words } from './templates.js'

export class CpdRecord extends HTMLElement {
  connectedCallback () {
    this.form = this.querySelector('form')
    this.told = this.querySelector('[data-cpd-told]')
    this.phrases = words(this.told)
    this.querySelector('[data-buttons]').hidden = false
    const actions = {
      text: async () => this.phrases[await copied(this.text()) ? 'text' : 'not-copied'],
      file: () => {
        save(this.text(), 'cpd-record.txt', 'text/plain')
        return this.phrases.file
      },
      print: () => {
        document.documentElement.classList.add('print-cpd')
        addEventListener('afterprint', () => document.documentElement.classList.remove('print-cpd'), { once: true })
        print()
        return ''
      }
    }
    for (const button of this.querySelectorAll('[data-cpd]')) {
      button.addEventListener('click', async () => { this.told.textContent = await actions[button.dataset.cpd]() })
    }
    addEventListener('beforeprint', () => this.onPaper())
    addEventListener('afterprint', () => this.querySelector('[data-paper]').replaceChildren())
    addEventListener('pagehide', () => this.forget())
  }

  /** As before anything was typed or filled in. */
  forget () {
    this.given = undefined
    this.form.reset()
    this.told.textContent = ''
    this.querySelector('[data-paper]').replaceChildren()
  }

  /** Fills in facts of a reading where the person has written nothing of their own. */
  give ({ day, title, edition, chapters }) {
    const n = say(this.phrases[chapters.length === 1 ? 'one' : 'many'], { n: chapters.length })
    const facts = { kind: this.phrases.reading, date: day, activity: say(this.phrases.read, { n, title, chapters: chapters.join('; '), edition }) }
    for (const [name, text] of Object.entries(facts)) {
      const field = this.querySelector(`#cpd-${name}`)
      if ([field.defaultValue, this.given?.[name]].includes(field.value)) field.value = text
    }
    this.given = facts
  }

  /** What was asked and written, in the order of the form. */
  parts () {
    return [...this.querySelectorAll('input, textarea')].map(field => ({ asked: field.labels[0].textContent, text: field.value.trim() || this.phrases.none }))
  }

  text () {
    return [this.phrases.head, ...this.parts().map(({ asked, text }) => `\n${asked}\n${text}`), `\n${this.phrases.foot}`].join('\n')
  }

  /** Puts what was written where it is printed whole: a field shows only what fits into it. */
  onPaper () {
    const node = clone('cpd-paper')
    fill(node, { head: this.phrases.head })
    list(node, 'parts', this.parts().map(part => {
      const at = clone('cpd-part')
      fill(at, part)
      return at
    }))
    this.querySelector('[data-paper]').replaceChildren(node)
  }
}
