// Registers the calculator of a whole caseload.
import { CaseloadCalculator } from './caseload-calculator.js'

customElements.define('caseload-calculator', CaseloadCalculator)
