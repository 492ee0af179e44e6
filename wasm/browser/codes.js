// Registers the check of completion codes.
import { CodeChecker } from './code-checker.js'

customElements.define('code-checker', CodeChecker)
