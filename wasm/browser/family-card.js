// <family-card area rules>: the dates that a family has been told in, its key dates out, on a card
// to print. Names and numbers have no field: they are written on the paper.
import { DeadlineCalculator } from './deadline-calculator.js'
import { long } from './dates.js'
import { say, words } from './templates.js'

export class FamilyCard extends DeadlineCalculator {
  connectedCallback () {
    const known = this.form
    super.connectedCallback()
    if (known) return
    this.phrases = words(this)
    this.blanks = [...this.querySelectorAll('[data-rule]')]
    this.querySelector('[data-print]').addEventListener('click', () => print())
  }

  results (answer) {
    this.fills(answer.deadlines)
    this.show()
    this.tells(this.phrases.done)
    this.querySelector('#card-title').focus()
  }

  /** Marks what is wrong; a card with a mistake in what it rests on has no dates. */
  errors (errors) {
    super.errors(errors)
    if (!errors.length) return
    this.fills([])
    this.tells('')
  }

  /** Puts each deadline's day where the card has its rule, and leaves the rest to the pen. */
  fills (deadlines) {
    for (const at of this.blanks) {
      const found = deadlines.find(({ id }) => id === at.dataset.rule)
      at.textContent = found ? this.day(found) : '\u00a0'
      at.classList.toggle('blank', !found)
    }
  }

  /** A deadline's day, or its days where the words can be read in more than one way. */
  day ({ opens, readings, due, provisional }) {
    const { or, between, provisional: unsure } = this.phrases
    let text = readings.slice(1).reduce(
      (first, { due, why }) => say(or, { first, due: long(due), why }),
      [long(readings[0]?.due ?? due), readings.length === 1 && readings[0].why].filter(Boolean).join(' '))
    if (opens) text = say(between, { opens: long(opens), due: long(due) })
    return provisional ? say(unsure, { day: text }) : text
  }

  tells (text) {
    this.querySelector('[data-told]').textContent = text
  }
}
