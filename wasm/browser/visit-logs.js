// Registers the log of visits.
import { VisitLog } from './visit-log.js'

customElements.define('visit-log', VisitLog)
