// <unfolding-case>: the steps that the server wrote, one at a time. Each decision is a question;
// what was chosen says which step comes next.
import { QuizResult } from './quiz-result.js'
import { Turning } from './turning.js'

export class UnfoldingCase extends HTMLElement {
  connectedCallback () {
    this.quiz = this.querySelector('practice-quiz')
    customElements.upgrade(this.quiz)
    this.steps = [...this.querySelectorAll('[data-step]')]
    this.way = []
    this.turning = new Turning(this.steps)
    this.result = new QuizResult(this.querySelector('[data-result-of-quiz]'), this.quiz, () => this.again())
    for (const [i, step] of this.steps.entries()) {
      step.querySelector('[data-on]')?.addEventListener('click', () => this.on(i))
      step.querySelector('[data-back]').hidden = i === 0
      step.querySelector('[data-back]').addEventListener('click', () => this.turning.go(this.way.pop() ?? Math.max(0, i - 1)))
      this.ready(step)
    }
    this.quiz.addEventListener('answered', event => this.ready(event.detail.closest('[data-step]')))
    addEventListener('pagehide', () => this.forget())
  }

  /** One goes on once it is decided; a date’s counting is shown then too. */
  ready (step) {
    const question = step.querySelector('[data-question]')
    const decided = !question || this.quiz.results.has(question.id)
    for (const at of step.querySelectorAll('[data-on], [data-after-answer]')) at.hidden = !decided
  }

  on (i) {
    const chosen = this.steps[i].querySelector('[data-chosen]:checked')
    const id = chosen?.dataset.go ?? this.steps[i].dataset.next
    this.way.push(i)
    this.turning.go(id ? this.steps.findIndex(step => step.querySelector('h2').id === id) : i + 1)
  }

  forget () {
    this.quiz.forget()
    this.result.tell()
    this.way = []
    for (const step of this.steps) this.ready(step)
    this.turning.show(0)
  }

  again () {
    this.forget()
    this.turning.go(0)
  }
}
