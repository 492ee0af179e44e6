// Registers the induction paths of the site, whose progress is kept where the person asks, with what is done after one.
import { CpdRecord } from './cpd-record.js'
import { FollowUp } from './follow-up.js'
import { InductionPath } from './induction-path.js'
import { PracticeQuiz } from './practice-quiz.js'
import { Progress } from './progress.js'

customElements.define('cpd-record', CpdRecord)
customElements.define('follow-up', FollowUp)
customElements.define('practice-quiz', PracticeQuiz)
customElements.define('induction-path', InductionPath)
for (const path of document.querySelectorAll('induction-path')) path.keeper = new Progress(path)
