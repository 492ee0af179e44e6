// Registers the calculator of a whole case.
import { CaseCalculator } from './case-calculator.js'

customElements.define('case-calculator', CaseCalculator)
