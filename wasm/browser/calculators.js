// Registers the calculators' elements.
import { DeadlineCalculator } from './deadline-calculator.js'

customElements.define('deadline-calculator', DeadlineCalculator)
