// How a quiz went: a sentence, and a table to take away.
import { say, squeeze, words } from './templates.js'
import { save } from './save.js'

export class QuizResult {
  /** node has what layouts/_partials/training/result.html writes; again is called to begin again. */
  constructor (node, quiz, again) {
    this.line = node.querySelector('[data-result-line]')
    this.told = node.querySelector('[data-result-told]')
    this.phrases = words(this.line)
    this.quiz = quiz
    node.hidden = false
    const csv = node.querySelector('[data-results-csv]')
    csv.addEventListener('click', () => {
      const name = `results-${csv.dataset.stem}.csv`
      save(this.csv(), name, 'text/csv')
      this.told.textContent = say(this.phrases.csv, { name })
    })
    node.querySelector('[data-restart]')?.addEventListener('click', () => {
      again()
      this.told.textContent = this.phrases.again
    })
    quiz.addEventListener('answered', () => {
      this.told.textContent = ''
      this.tell()
    })
    this.tell()
  }

  /** How many of all were right at the first try; percent is of all. */
  get standing () {
    const n = this.quiz.questions.length
    const results = [...this.quiz.results.values()]
    const first = results.filter(result => result.first).length
    return { n, first, answered: results.length, left: n - results.length, percent: Math.round(100 * first / n) }
  }

  tell () {
    const at = this.standing
    this.line.textContent = say(this.phrases[at.answered ? at.left ? 'some' : 'all' : 'none'], at)
  }

  /** A row for each question, with the byte order mark that spreadsheets want. */
  csv () {
    const rows = this.quiz.questions.map((question, i) => {
      const result = this.quiz.results.get(question.id)
      const said = right => result ? this.phrases[right ? 'right' : 'wrong'] : ''
      return [i + 1, question.dataset.clause ?? '', squeeze(question.querySelector('[data-ask]')), said(result?.first), result?.tries ?? 0, said(result?.right)]
    })
    return '\ufeff' + [this.phrases.head, ...rows.map(row => row.map(cell).join(','))].join('\r\n') + '\r\n'
  }
}

/** A cell in quotes, which no spreadsheet takes for a formula. */
const cell = value => `"${String(value).replace(/^(?=[=+\-@\t\r])/, "'").replaceAll('"', '""')}"`
