// Registers the questions of training pages.
import { PracticeQuiz } from './practice-quiz.js'
import { QuizResult } from './quiz-result.js'

customElements.define('practice-quiz', PracticeQuiz)
for (const quiz of document.querySelectorAll('practice-quiz')) {
  const result = document.querySelector('[data-result-of-quiz]')
  const at = result && new QuizResult(result, quiz, () => { quiz.forget(); at.tell(); quiz.questions[0].querySelector('[data-chosen]').focus() })
}
