// Registers what the page of certificates has.
import { CpdRecord } from './cpd-record.js'
import { FollowUp } from './follow-up.js'
import { ReadingConfirmation } from './reading-confirmation.js'

customElements.define('cpd-record', CpdRecord)
customElements.define('follow-up', FollowUp)
customElements.define('reading-confirmation', ReadingConfirmation)
