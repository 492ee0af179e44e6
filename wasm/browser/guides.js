// <guided-route>: takes a person through the route that the server wrote as a list, one
// question a screen. <decision-sheet>: prints or copies a decision with the reasons typed.
// Nothing is kept or sent.
import { clears } from './clearing.js'
import { long } from './dates.js'
import { copied } from './save.js'
import { clone, fill, keepIf, list, say, squeeze, words } from './templates.js'
import { today } from './today.js'

const common = () => {
  const at = document.querySelector('#guide-words').content.firstElementChild
  return { ...words(at), ...at.dataset }
}

/** Prints one part of the page alone. */
function printAlone (part) {
  const chain = []
  for (let at = part; at.tagName !== 'MAIN'; at = at.parentElement) chain.push(at)
  for (const at of chain) at.classList.add('printed')
  part.classList.add('printed--whole')
  document.documentElement.classList.add('print-one')
  print()
  document.documentElement.classList.remove('print-one')
  part.classList.remove('printed--whole')
  for (const at of chain) at.classList.remove('printed')
}

/** The head and foot of a text for the record. */
function record (part, lines) {
  const phrases = common()
  return [squeeze(part.closest('section').querySelector('h2')), say(phrases.head, phrases), phrases.edition.trim(), say(phrases.printed, { today: long(today()) }), '', ...lines, '', phrases.check].join('\n')
}

async function copy (told, text) {
  const phrases = common()
  told.textContent = phrases[await copied(text) ? 'copied' : 'not-copied']
}

class GuidedRoute extends HTMLElement {
  connectedCallback () {
    clears(this)
    this.items = [...this.querySelectorAll('[data-flow] > li')]
    this.screen = this.querySelector('[data-screen]')
    this.given = new Map()
    this.before = new Map()
    this.moved = []
    this.querySelector('[data-guided]').hidden = false
    this.querySelector('[data-start]').addEventListener('click', () => this.start())
  }

  start () {
    this.putBack()
    this.given.clear()
    this.before.clear()
    this.querySelector('[data-start]').hidden = true
    this.querySelector('[data-flow]').hidden = true
    this.show()
  }

  /** Forgets the answers and shows the whole route again. */
  stop () {
    this.putBack()
    this.given.clear()
    this.before.clear()
    this.screen.replaceChildren()
    this.querySelector('[data-start]').hidden = false
    this.querySelector('[data-flow]').hidden = false
  }

  /** The steps that the answers lead to, and the first question that is not answered. */
  path () {
    const steps = []
    for (const item of this.items) {
      const wanted = Object.entries(JSON.parse(item.dataset.if ?? '{}'))
      if (!wanted.every(([question, answer]) => this.given.get(question) === answer)) continue
      if (!item.dataset.question) steps.push(item)
      else if (!this.given.has(item.dataset.question)) return { steps, question: item }
    }
    return { steps }
  }

  show () {
    const { steps, question } = this.path()
    this.screen.replaceChildren(...[question && this.question(question), steps.length && this.steps(steps, !question), this.given.size && this.answers(), this.foot()].filter(Boolean))
    this.screen.querySelector('[tabindex="-1"]').focus()
  }

  question (item) {
    const node = clone('guided-question')
    const id = item.dataset.question
    const note = item.querySelector('.note')
    fill(node, { question: squeeze(item.querySelector('[data-text]')), note: note?.textContent ?? '' })
    keepIf(node, 'note', note)
    node.querySelector('[data-slot="clause"]').append(...item.querySelector('.step__clause').cloneNode(true).childNodes)
    list(node, 'answers', [...item.querySelectorAll('[data-answer]')].map(answer => {
      const choice = clone('guided-answer')
      const radio = choice.querySelector('input')
      radio.value = answer.dataset.answer
      radio.checked = this.before.get(id) === answer.dataset.answer
      choice.querySelector('span').textContent = answer.textContent
      return choice
    }))
    const error = node.querySelector('.govuk-error-message')
    error.id = `${this.closest('section').getAttribute('aria-labelledby')}-error`
    node.addEventListener('submit', event => {
      event.preventDefault()
      const chosen = node.querySelector('input:checked')
      if (!chosen) {
        error.hidden = false
        node.querySelector('.govuk-form-group').classList.add('govuk-form-group--error')
        node.querySelector('fieldset').setAttribute('aria-describedby', error.id)
        node.querySelector('input').focus()
        return
      }
      this.given.set(id, chosen.value)
      this.show()
    })
    return node
  }

  /** The steps so far, or at the end those to take. */
  steps (steps, end) {
    const node = clone('guided-end')
    const heading = node.querySelector('h3')
    heading.textContent = words(heading)[end ? 'steps' : 'so-far']
    if (!end) heading.removeAttribute('tabindex')
    list(node, 'steps', steps.map(step => {
      const copy = step.cloneNode(true)
      copy.querySelector('.step__if')?.remove()
      for (const at of copy.querySelectorAll('.calculator')) at.remove()
      return copy
    }))
    // Its calculator stays one element of the page, so that its fields keep their ids.
    steps.forEach((step, i) => {
      const calculator = step.querySelector('.calculator')
      if (calculator && end) {
        const place = node.querySelectorAll('[data-list="steps"] > li')[i]
        place.append(calculator)
        this.moved.push([calculator, step])
      }
    })
    keepIf(node, 'end', end)
    if (end) {
      const told = node.querySelector('[data-told]')
      node.querySelector('[data-print]').addEventListener('click', () => printAlone(this.screen))
      node.querySelector('[data-copy]').addEventListener('click', () => copy(told, this.text(steps)))
      node.querySelector('[data-again]').addEventListener('click', () => this.start())
    }
    return node
  }

  /** Puts calculators back into the list that reads without script. */
  putBack () {
    for (const [calculator, step] of this.moved) step.append(calculator)
    this.moved = []
  }

  /** The answers given, each to be changed. */
  answers () {
    const node = clone('guided-given')
    list(node, 'given', [...this.given].map(([id, answer]) => {
      const fact = clone('guided-fact')
      const { question, label } = this.told(id, answer)
      fill(fact, { question, answer: label, what: `: ${question}` })
      fact.querySelector('[data-change]').addEventListener('click', () => this.change(id))
      return fact
    }))
    return node
  }

  /** The way back to the whole route. */
  foot () {
    const node = clone('guided-foot')
    node.querySelector('button').addEventListener('click', () => {
      this.stop()
      this.querySelector('[data-start]').focus()
    })
    return node
  }

  told (id, answer) {
    const item = this.items.find(({ dataset }) => dataset.question === id)
    return { question: squeeze(item.querySelector('[data-text]')), label: squeeze(item.querySelector(`[data-answer="${CSS.escape(answer)}"]`)) }
  }

  /** Goes back to a question; later answers are asked again, with what was chosen marked. */
  change (id) {
    this.putBack()
    this.before = new Map([...this.before, ...this.given])
    const ids = [...this.given.keys()]
    for (const later of ids.slice(ids.indexOf(id))) this.given.delete(later)
    this.show()
  }

  /** The path taken, for the record. */
  text (steps) {
    const phrases = common()
    const lines = []
    if (this.given.size) {
      lines.push(phrases.answers, ...[...this.given].map(([id, answer]) => {
        const { question, label } = this.told(id, answer)
        return `${question} ${label}.`
      }), '')
    }
    lines.push(phrases.steps)
    steps.forEach((step, i) => {
      const [what, ...more] = [...step.querySelectorAll(':scope > p')].map(part => {
        const copy = part.cloneNode(true)
        copy.querySelector('.step__if')?.remove()
        return squeeze(copy)
      })
      const worked = this.screen.querySelectorAll('[data-list="steps"] > li')[i].querySelectorAll('.deadline__by, .deadline__status')
      lines.push(`${i + 1}. ${what}`, ...[...more, ...[...worked].map(squeeze)].map(line => `   ${line}`))
    })
    return record(this, lines)
  }
}

class DecisionSheet extends HTMLElement {
  connectedCallback () {
    clears(this)
    this.querySelector('[data-buttons]').hidden = false
    this.querySelector('[data-print]').addEventListener('click', () => printAlone(this.closest('section')))
    this.querySelector('[data-copy]').addEventListener('click', () => copy(this.querySelector('[data-told]'), this.text()))
  }

  text () {
    const phrases = common()
    const lines = []
    for (const condition of this.querySelectorAll('.conditions > li')) {
      const reasons = condition.querySelector('textarea').value.trim()
      lines.push(...[...condition.querySelectorAll(':scope > p:not(.reasons)')].map(squeeze))
      if (reasons) lines.push(say(phrases.reasons, { text: reasons }))
      lines.push('')
    }
    return record(this, [...lines, ...[...this.querySelectorAll(':scope > p:not([data-told])')].map(squeeze)])
  }
}

customElements.define('guided-route', GuidedRoute)
customElements.define('decision-sheet', DecisionSheet)
