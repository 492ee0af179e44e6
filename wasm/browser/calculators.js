// Registers the calculator of one limit, for the pages that state limits.
import { DeadlineCalculator } from './deadline-calculator.js'

customElements.define('deadline-calculator', DeadlineCalculator)
