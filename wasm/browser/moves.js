// Registers the calculator for a child who moves.
import { MoveCalculator } from './move-calculator.js'

customElements.define('move-calculator', MoveCalculator)
