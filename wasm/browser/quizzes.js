// Registers the questions of training pages.
import { PracticeQuiz } from './practice-quiz.js'

customElements.define('practice-quiz', PracticeQuiz)
