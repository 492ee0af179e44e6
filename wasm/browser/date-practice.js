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
    this.seed = document.getElementById('seed')
    this.seed.value = Array.from(crypto.getRandomValues(new Uint8Array(5)), byte => LETTERS[byte % LETTERS.length]).join('')
    this.start.addEventListener('submit', event => {
      event.preventDefault()
      this.draw()
    })
    this.start.hidden = false
    this.form.hidden = true
    this.nextButton = this.querySelector('[data-next]')
    this.nextButton.addEventListener('click', () => this.next())
    this.prepare()
  }

  empty () {
    for (const input of this.group.querySelectorAll('input')) input.value = ''
  }

  /** The set that is practised. */
  set () {
    return { area: this.getAttribute('area'), seed: this.seed.value, level: Number(document.getElementById('level').value), n: 10 }
  }

  async draw () {
    try {
      const set = this.set()
      const { ok, answer } = await ask(this.getAttribute('rules'), 'make', set)
      const told = this.start.querySelector('[data-start-told]')
      told.textContent = ok ? '' : answer.errors[0].message
      if (!ok) {
        this.seed.focus()
        return
      }
      this.drawn = set
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
    this.nextButton.hidden = true
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
      this.empty()
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
    this.show(node, ...answer.right ? [] : this.working(answer))
    this.nextButton.hidden = false
    this.querySelector('[data-result] [tabindex]').focus()
  }

  /** The deadline that was asked for, its working open. How it stands today says nothing here. */
  working ({ reading, deadlines }) {
    const deadline = deadlines.deadlines.findLast(({ id }) => id === this.questions[this.at].rule)
    if (!deadline) return []
    const node = deadlineResult(deadline, deadlines)
    node.querySelector('.deadline__status').remove()
    node.querySelectorAll('.working')[reading].open = true
    return [node]
  }
}
