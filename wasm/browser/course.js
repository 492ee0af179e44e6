// The script of an induction path in a package: the same steps, kept by a learning system.
import { InductionPath } from './induction-path.js'
import { LearningSystem, findAPI } from './learning-system.js'
import { PracticeQuiz } from './practice-quiz.js'

customElements.define('practice-quiz', PracticeQuiz)
customElements.define('induction-path', InductionPath)
const path = document.querySelector('induction-path')
const system = new LearningSystem(findAPI(), document.querySelector('[data-lms]'))
system.version = path.dataset.version
path.keeper = system
