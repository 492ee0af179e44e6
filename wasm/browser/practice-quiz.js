// <practice-quiz>: the questions that the server wrote with their answers, to choose and to
// check. Nothing is kept or sent; who reads a clause and comes back finds the page as it was left.
// Whoever keeps what was answered, or goes on from it, listens for "answered" and asks for the state.
import { say, words } from './templates.js'

export class PracticeQuiz extends HTMLElement {
  connectedCallback () {
    this.score = this.querySelector('[data-score]')
    this.phrases = words(this.score)
    this.questions = [...this.querySelectorAll('[data-question]')]
    this.results = new Map() // from a question's id to {first, right, tries, chosen}
    for (const question of this.questions) this.ready(question)
    addEventListener('pagehide', event => { if (!event.persisted) this.forget() })
  }

  /** Shows what script is needed for, and hides the answer until it is asked for. */
  ready (question) {
    for (const at of question.querySelectorAll('[data-chosen], [data-buttons]')) at.hidden = false
    question.querySelector('[data-answer]').hidden = true
    question.querySelector('[data-check]').addEventListener('click', () => this.check(question))
  }

  check (question) {
    const right = this.isRight(question)
    if (right === undefined) {
      question.querySelector('[data-told]').textContent = this.phrases.choose
      question.querySelector('[data-chosen]').focus()
      return
    }
    const before = this.results.get(question.id)
    this.results.set(question.id, { first: before?.first ?? right, right, tries: (before?.tries ?? 0) + 1, chosen: chosen(question) })
    this.show(question, right)
    this.dispatchEvent(new CustomEvent('answered', { detail: question }))
  }

  isRight (question) {
    return question.dataset.question === 'order' ? this.inOrder(question) : this.isChosen(question)
  }

  show (question, right) {
    question.classList.toggle('is-right', right)
    question.classList.toggle('is-wrong', !right)
    for (const why of question.querySelectorAll('.question__why')) why.hidden = !why.closest('li').querySelector('[data-chosen]').checked
    question.querySelector('[data-answer]').hidden = false
    question.querySelector('[data-told]').textContent = this.phrases[right ? 'right' : this.fault(question)]
    this.tell()
  }

  /** Whether what is chosen is right; undefined where nothing is. */
  isChosen (question) {
    const boxes = [...question.querySelectorAll('[data-chosen]')]
    if (!boxes.some(box => box.checked)) return undefined
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
    const right = [...this.results.values()].filter(result => result.right).length
    const left = this.questions.length - this.results.size
    this.score.textContent = this.results.size ? say(this.phrases.score, { right, n: this.questions.length, left }) : ''
  }

  /** What was answered, in the order of the questions: each [first try right, right now, tries, chosen], or null. */
  get state () {
    return this.questions.map(({ id }) => {
      const result = this.results.get(id)
      return result ? [Number(result.first), Number(result.right), result.tries, result.chosen] : null
    })
  }

  /** As it was when that was its state. */
  set state (list) {
    this.forget()
    for (const [i, kept] of list.entries()) {
      const question = this.questions[i]
      if (!kept || !question) continue
      const [first, right, tries, values] = kept
      choose(question, values)
      this.results.set(question.id, { first: Boolean(first), right: Boolean(right), tries, chosen: values })
      this.show(question, Boolean(right))
    }
  }

  /** As before anything was chosen. */
  forget () {
    this.results.clear()
    for (const question of this.questions) {
      choose(question, [])
      question.classList.remove('is-right', 'is-wrong')
      question.querySelector('[data-told]').textContent = ''
      for (const at of question.querySelectorAll('.question__why, [data-answer]')) at.hidden = true
      question.querySelector('[data-answer]').open = false
    }
    this.tell()
  }
}

/** What is chosen: the numbers of the boxes, or the places. */
function chosen (question) {
  const at = [...question.querySelectorAll('[data-chosen]')]
  if (question.dataset.question === 'order') return at.map(place => Number(place.value))
  return at.flatMap((box, i) => box.checked ? [i] : [])
}

function choose (question, values) {
  const order = question.dataset.question === 'order'
  for (const [i, at] of question.querySelectorAll('[data-chosen]').entries()) {
    if (order) at.value = values[i] ?? ''
    else at.checked = values.includes(i)
  }
}
