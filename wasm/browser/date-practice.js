// <date-practice area rules>: dates to work out, drawn by the engine from the area's own
// limits and marked by it, with the working of a wrong one.
import { DeadlineCalculator } from './deadline-calculator.js'
import { ask } from './engine.js'
import { deadlineResult, clause, force } from './results.js'
import { long } from './dates.js'
import { clone, fill, list, say, words } from './templates.js'

const LETTERS = 'bcdfghjkmnpqrstvwxz23456789' // none that is taken for another, and no words

export class DatePractice extends DeadlineCalculator {
  connectedCallback () {
    super.connectedCallback()
    this.phrases = words(this)
    this.group = this.querySelector('[data-event="typed"]')
    this.asked = this.querySelector('[data-asked]')
    this.start = this.querySelector('[data-start]')
    this.querySelector('#seed').value = Array.from(crypto.getRandomValues(new Uint8Array(5)), byte => LETTERS[byte % LETTERS.length]).join('')
    this.start.addEventListener('submit', event => {
      event.preventDefault()
      this.draw()
    })
    this.start.hidden = false
    this.form.hidden = true
    this.querySelector('[data-next]').addEventListener('click', () => this.next())
    addEventListener('pagehide', () => { for (const input of this.group.querySelectorAll('input')) input.value = '' })
  }

  /** The set that is practised. */
  set () {
    return { area: this.getAttribute('area'), seed: this.querySelector('#seed').value, level: Number(this.querySelector('#level').value), n: 10 }
  }

  async draw () {
    try {
      this.drawn = this.set()
      const { ok, answer } = await ask(this.getAttribute('rules'), 'make', this.drawn)
      const told = this.querySelector('[data-start-told]')
      told.textContent = ok ? '' : answer.errors[0].message
      if (!ok) {
        this.querySelector('#seed').focus()
        return
      }
      this.questions = answer.questions
      this.right = 0
      this.at = -1
      this.next()
    } catch (error) {
      this.broken(error)
    }
  }

  /** Shows the next question, or how it went. */
  next () {
    this.at++
    this.show()
    this.errors([])
    this.marked = false
    this.querySelector('[data-next]').hidden = true
    const question = this.questions[this.at]
    this.form.hidden = !question
    const heading = this.asked.querySelector('h2')
    heading.hidden = false
    this.asked.hidden = false
    if (!question) {
      heading.textContent = say(this.phrases.done, { right: this.right, n: this.questions.length, seed: this.drawn.seed })
      for (const part of this.asked.querySelectorAll('[data-part-of-question]')) part.hidden = true
    } else {
      for (const part of this.asked.querySelectorAll('[data-part-of-question]')) part.hidden = false
      heading.textContent = say(this.phrases.heading, { n: question.n, of: this.questions.length, level: question.level })
      fill(this.asked, { ask: question.ask, clause: clause(question), basis: question.basis ?? '' })
      const tag = this.asked.querySelector('.force')
      tag.className = 'force'
      force(this.asked, question)
      const given = this.asked.querySelector('[data-list="given"]')
      given.replaceChildren()
      list(this.asked, 'given', question.given.map(({ noun, date }) => {
        const fact = clone('practice-fact')
        fill(fact, { what: noun, value: long(date) })
        return fact
      }))
      for (const input of this.group.querySelectorAll('input')) input.value = ''
    }
    heading.focus()
  }

  /** The answer is sent. */
  async answer () {
    try {
      const { ok, answer } = await ask(this.getAttribute('rules'), 'mark', { ...this.drawn, number: this.at + 1, typed: this.typed(this.group) })
      this.errors(ok ? [] : answer.errors)
      if (ok) this.told(answer)
    } catch (error) {
      this.broken(error)
    }
  }

  /** Says whether it is right, and shows the working where it is not. */
  told (answer) {
    if (answer.right && !this.marked) this.right++
    this.marked = true
    const node = clone('practice-mark')
    fill(node, { sentence: answer.sentence })
    node.classList.add(answer.right ? 'is-right' : 'is-wrong')
    const rule = this.questions[this.at].rule
    this.show(node, ...answer.right ? [] : answer.deadlines.deadlines.filter(deadline => deadline.id === rule).slice(-1).map(deadline => deadlineResult(deadline, answer.deadlines)))
    this.querySelector('[data-next]').hidden = false
    this.querySelector('[data-result] [tabindex]').focus()
  }
}
