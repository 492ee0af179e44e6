// For a situation with a step whose date is worked out: one script for both, since they share parts.
import './guides.js'
import './calculators.js'
