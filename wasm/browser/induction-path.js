// <induction-path>: the steps that the server wrote, one at a time, with their questions. What
// was done is given to a keeper, which says whether and where it is kept: this computer's
// storage where the person asks for it, or a learning system.
import { QuizResult } from './quiz-result.js'
import { Turning } from './turning.js'

export class InductionPath extends HTMLElement {
  connectedCallback () {
    this.quiz = this.querySelector('practice-quiz')
    customElements.upgrade(this.quiz)
    this.querySelector('[data-by-hand]').hidden = true
    this.turning = new Turning([...this.querySelectorAll('[data-step]')], () => {
      this.mark()
      this.keep()
    })
    this.result = new QuizResult(this.querySelector('[data-result-of-quiz]'), this.quiz, () => this.again())
    for (const button of this.querySelectorAll('[data-turn-to]')) {
      button.addEventListener('click', () => this.turning.go(this.turning.at + (button.dataset.turnTo === 'on' ? 1 : -1)))
    }
    this.quiz.addEventListener('answered', () => this.keep())
    this.mark()
  }

  /** From here on a keeper is told of everything, and is asked where to go on. */
  set keeper (keeper) {
    this.kept = keeper
    this.restore(keeper.load())
  }

  /** Goes on where this was the state, {version, step, answers}, or where the address says. */
  restore (state) {
    if (!state) return
    this.quiz.state = state.answers
    this.result.tell()
    if (this.turning.named() < 0) this.turning.begin(Math.min(state.step, this.turning.sections.length - 1))
    this.mark()
  }

  get state () {
    return { version: this.dataset.version, step: this.turning.at, answers: this.quiz.state }
  }

  /** Among the steps above, the one that is shown. */
  mark () {
    const { id } = this.turning.sections[this.turning.at].querySelector('h2')
    for (const link of this.querySelectorAll('.contents a')) {
      if (link.hash === `#${id}`) link.setAttribute('aria-current', 'step')
      else link.removeAttribute('aria-current')
    }
  }

  keep () {
    this.kept?.save(this.state, this.result.standing)
  }

  again () {
    this.quiz.forget()
    this.result.tell()
    this.turning.go(0)
  }
}
