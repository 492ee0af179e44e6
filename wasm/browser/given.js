// What a person gave, as the page shows it back: each date under its own label.
import { clone, say, words } from './templates.js'

const label = group => {
  const legend = group.querySelector('legend').cloneNode(true)
  return legend.textContent.replace(/\s+/g, ' ').replace(/ \(optional\)$/, '').trim()
}

/** A list of {what, value}, in the order of the form. */
export function given (form) {
  const list = []
  for (const group of form.querySelectorAll('[data-event]')) {
    const value = [...group.querySelectorAll('input')].map(input => input.value.trim()).filter(Boolean).join(' ')
    if (value) list.push({ what: label(group), value })
  }
  const phrases = words(clone('copy'))
  for (const group of form.querySelectorAll('[data-set]')) {
    const { n, unit } = form.typed(group)
    if (n.trim()) list.push({ what: label(group), value: say(phrases.set, { title: label(group), n: n.trim(), unit }).replace(`${label(group)}: `, '') })
  }
  return list
}
