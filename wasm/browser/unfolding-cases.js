// Registers the cases that unfold.
import { PracticeQuiz } from './practice-quiz.js'
import { UnfoldingCase } from './unfolding-case.js'

customElements.define('practice-quiz', PracticeQuiz)
customElements.define('unfolding-case', UnfoldingCase)
