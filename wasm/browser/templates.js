// Cloning the page's templates and filling them with text. All markup and all words
// stand in layouts/; nothing here writes HTML.

/** A copy of a template's first element; a row or item is taken out of its wrapping table. */
export function clone (id) {
  const copy = document.getElementById(id).content.cloneNode(true)
  return copy.querySelector('tr') && copy.firstElementChild.matches('table') ? copy.querySelector('tr') : copy.firstElementChild ?? copy
}

/** Puts texts where data-fill names them; {text, href} makes a link. */
export function fill (node, values) {
  for (const [name, value] of Object.entries(values)) {
    for (const at of node.querySelectorAll(`[data-fill="${name}"]`)) {
      at.textContent = value.text ?? value
      if (value.href) at.href = value.href
    }
  }
}

/** Puts nodes where data-list names them. */
export const list = (node, name, items) => node.querySelector(`[data-list="${name}"]`).append(...items)

/** Takes out the part of a result that does not apply. */
export function keepIf (node, name, keep) {
  const at = node.querySelector(`[data-if="${name}"]`)
  if (!keep) at.remove()
}

/** The phrases of the element, or its nearest descendant, that has data-words. */
export function words (node) {
  const at = node.matches?.('[data-words]') ? node : node.querySelector('[data-words]')
  return JSON.parse(at.dataset.words)
}

/** A phrase with its {curly} names filled in. */
export const say = (phrase, values) => phrase.replace(/\{([a-z-]+)\}/g, (_, name) => values[name])

/** The text of an element, with one space for every run of them. */
export const squeeze = node => node.textContent.replace(/\s+/g, ' ').trim()
