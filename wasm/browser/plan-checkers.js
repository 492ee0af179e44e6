// Registers the plan checker.
import { PlanChecker } from './plan-checker.js'

customElements.define('plan-checker', PlanChecker)
