// Points out what may identify a person before anything is read or checked, and masks what
// the person does not leave. What was left once is not asked about again.
import { ask, reason } from './engine.js'
import { clone, fill, list, say, words } from './templates.js'

export class PlanMasking {
  constructor (checker) {
    this.checker = checker
    this.left = new Set()
  }

  /**
   * Masks texts in their places.
   * @param {{text: string, put: function(string)}[]} texts
   * @param {string} place which of the page's places for the question
   * @returns {Promise<{changed: boolean}|undefined>} nothing where the question was overtaken by another
   */
  async mask (texts, place) {
    this.abandon?.()
    const answer = texts.length ? await this.ask(texts) : { found: [] }
    const found = answer.found.filter(({ text }) => !this.left.has(text))
    const leave = found.length ? await this.question(found, place) : []
    if (!leave) return
    for (const text of leave) this.left.add(text)
    const changed = leave.length < found.length
    if (changed) {
      const { masked } = await this.ask(texts)
      texts.forEach(({ text, put }, i) => { if (masked[i] !== text) put(masked[i]) })
    }
    return { changed }
  }

  async ask (texts) {
    const { ok, answer } = await ask(this.checker.rules, 'mask', { texts: texts.map(({ text }) => text), leave: [...this.left] })
    if (!ok) throw new Error(reason(answer))
    return answer
  }

  /** Lists what was found; gives the texts to leave, or nothing where another question came first. */
  question (found, place) {
    const node = clone('masking')
    const heading = node.querySelector('#masking-title')
    const phrases = words(heading)
    heading.textContent = found.length === 1 ? phrases.one : say(phrases.many, { n: found.length })
    const boxes = found.map(({ label, text, n }) => {
      const item = clone('masked').querySelector('li')
      const what = words(item)
      fill(item, { text, what: say(n > 1 ? what.many : what.one, { label, n }) })
      return item
    })
    list(node, 'found', boxes)
    const ticked = () => boxes.map(item => item.querySelector('input').checked)
    const button = node.querySelector('[data-mask]')
    node.addEventListener('change', () => {
      const all = ticked()
      button.textContent = words(button)[all.every(Boolean) ? 'all' : all.some(Boolean) ? 'some' : 'none']
    })
    this.checker.querySelector(`[data-masking="${place}"]`).replaceChildren(node)
    button.focus()
    return new Promise(resolve => {
      const answer = leave => {
        node.remove()
        this.abandon = undefined
        resolve(leave)
      }
      this.abandon = () => answer(undefined)
      button.addEventListener('click', () => answer(found.filter((_, i) => !ticked()[i]).map(({ text }) => text)))
      node.querySelector('[data-leave]').addEventListener('click', () => answer(found.map(({ text }) => text)))
    })
  }
}
