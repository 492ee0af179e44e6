// The columns of a pasted table, each with what it is taken to hold, for the person to
// put right.
import { clone, fill, say, words } from './templates.js'

export const columnRows = columns => columns.map(({ heading, holds, samples }, i) => {
  const row = clone('column')
  const select = row.querySelector('select')
  const phrases = words(select)
  const name = heading || say(phrases.column ?? '', { n: i + 1 })
  fill(row, { heading: name, samples: samples.join(' · ') })
  select.setAttribute('aria-label', say(phrases.label, { heading: name }))
  select.value = holds ?? ''
  return row
})
