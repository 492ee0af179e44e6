// Registers the dates of training pages.
import { DatePractice } from './date-practice.js'

customElements.define('date-practice', DatePractice)
