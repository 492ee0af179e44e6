// Registers the card of a family's dates.
import { FamilyCard } from './family-card.js'

customElements.define('family-card', FamilyCard)
