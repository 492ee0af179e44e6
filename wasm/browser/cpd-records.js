// Registers the record of CPD.
import { CpdRecord } from './cpd-record.js'

customElements.define('cpd-record', CpdRecord)
