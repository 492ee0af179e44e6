// <unfolding-case>: the steps that the server wrote, one at a time. Each decision is a question;
// what was decided says which step comes next.
import { QuizResult } from './quiz-result.js'
import { Turning } from './turning.js'

export class UnfoldingCase extends HTMLElement {
  connectedCallback () {
    this.quiz = this.querySelector('practice-quiz')
    customElements.upgrade(this.quiz)
    this.steps = [...this.querySelectorAll('[data-step]')]
    this.way = []
    this.turning = new Turning(this.steps, (i, from) => this.walked(i, from))
    this.result = new QuizResult(this.querySelector('[data-result-of-quiz]'), this.quiz, () => this.again())
    for (const [i, step] of this.steps.entries()) {
      step.querySelector('[data-on]')?.addEventListener('click', () => this.turning.go(this.next(i)))
      step.querySelector('[data-back]').hidden = i === 0
      step.querySelector('[data-back]').addEventListener('click', () => this.turning.go(this.way.at(-1) ?? Math.max(0, i - 1)))
      this.ready(step)
    }
    this.quiz.addEventListener('answered', event => this.ready(event.detail.closest('[data-step]')))
  }

  /** One goes on once it is decided; a date’s counting is shown then too. */
  ready (step) {
    const question = step.querySelector('[data-question]')
    const decided = !question || this.quiz.results.has(question.id)
    for (const at of step.querySelectorAll('[data-on], [data-after-answer]')) at.hidden = !decided
  }

  /** The step to which what was decided leads. */
  next (i) {
    const step = this.steps[i]
    const answers = [...step.querySelectorAll('[data-chosen]')]
    const decided = this.quiz.results.get(step.querySelector('[data-question]')?.id)?.chosen ?? []
    const id = decided.map(k => answers[k].dataset.go).find(Boolean) ?? step.dataset.next
    return id ? this.steps.findIndex(step => step.querySelector('h2').id === id) : i + 1
  }

  /** The way are the steps before the one that is shown, however one came to it. */
  walked (i, from) {
    const before = this.way.lastIndexOf(i)
    if (before < 0) this.way.push(from)
    else this.way.length = before
  }

  again () {
    this.quiz.forget()
    this.result.tell()
    for (const step of this.steps) this.ready(step)
    this.turning.go(0)
    this.way = []
  }
}
