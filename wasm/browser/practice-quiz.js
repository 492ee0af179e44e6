// <practice-quiz>: the questions that the server wrote with their answers, to choose and to
// check. Nothing is kept or sent.
import { say, words } from './templates.js'

export class PracticeQuiz extends HTMLElement {
  connectedCallback () {
    this.score = this.querySelector('[data-score]')
    this.phrases = words(this.score)
    this.questions = [...this.querySelectorAll('[data-question]')]
    for (const question of this.questions) this.ready(question)
    addEventListener('pagehide', () => this.forget())
  }

  /** Shows what script is needed for, and hides the answer until it is asked for. */
  ready (question) {
    for (const at of question.querySelectorAll('[data-chosen], [data-buttons]')) at.hidden = false
    question.querySelector('[data-answer]').hidden = true
    question.querySelector('[data-check]').addEventListener('click', () => this.check(question))
  }

  check (question) {
    const told = question.querySelector('[data-told]')
    const right = question.dataset.question === 'order' ? this.inOrder(question) : this.chosen(question)
    if (right === undefined) {
      told.textContent = this.phrases.choose
      question.querySelector('[data-chosen]').focus()
      return
    }
    question.classList.toggle('is-right', right)
    question.classList.toggle('is-wrong', !right)
    question.querySelector('[data-answer]').hidden = false
    told.textContent = this.phrases[right ? 'right' : this.fault(question)]
    this.tell()
  }

  /** Whether what is chosen is right; undefined where nothing is. */
  chosen (question) {
    const boxes = [...question.querySelectorAll('[data-chosen]')]
    if (!boxes.some(box => box.checked)) return undefined
    for (const box of boxes) box.closest('li').querySelector('.question__why').hidden = !box.checked
    return boxes.every(box => box.checked === 'right' in box.dataset)
  }

  /** Which phrase says what is wrong. */
  fault (question) {
    if (question.dataset.question === 'order') return 'order'
    return [...question.querySelectorAll('[data-chosen]:checked')].every(box => 'right' in box.dataset) ? 'more' : 'wrong'
  }

  inOrder (question) {
    const places = [...question.querySelectorAll('[data-chosen]')]
    if (!places.every(place => place.value)) return undefined
    return places.every(place => place.value === place.closest('li').dataset.place)
  }

  tell () {
    const right = this.querySelectorAll('.is-right').length
    const left = this.questions.length - right - this.querySelectorAll('.is-wrong').length
    this.score.textContent = say(this.phrases.score, { right, n: this.questions.length, left })
  }

  /** As before anything was chosen. */
  forget () {
    for (const at of this.querySelectorAll('[data-chosen]')) {
      if (at.tagName === 'SELECT') at.value = ''
      else at.checked = false
    }
    for (const question of this.questions) {
      question.classList.remove('is-right', 'is-wrong')
      question.querySelector('[data-told]').textContent = ''
      for (const at of question.querySelectorAll('.question__why, [data-answer]')) at.hidden = true
      question.querySelector('[data-answer]').open = false
    }
    this.score.textContent = ''
  }
}
