// The chart of a caseload: a bar for each worker or team, a part for each state, told
// apart by pattern. The table of counts is its twin.
import { clone } from './templates.js'

const STATES = ['overdue', 'booked-late', 'soon', 'later', 'nothing']
const MOST = 12

/** The figure, drawn for a width in CSS pixels. Of many workers, those with most overdue. */
export function caseloadChart ({ workers, counts }, width) {
  const node = clone('chart')
  const svg = node.querySelector('svg')
  const proto = svg.querySelector('.chart-row')
  proto.remove()
  const rank = ({ counts }) => counts.overdue * 1e6 + counts['booked-late'] * 1e3 + counts.soon
  const shown = workers.length > 1 ? [...workers].sort((a, b) => rank(b) - rank(a)).slice(0, MOST) : [{ worker: '', counts }]
  const sum = counts => STATES.reduce((n, state) => n + counts[state], 0)
  const scale = (width - 2) / Math.max(...shown.map(({ counts }) => sum(counts)), 1)
  let y = 0
  for (const { worker, counts } of shown) {
    const row = proto.cloneNode(true)
    row.setAttribute('transform', `translate(0 ${y})`)
    row.querySelector('.name').textContent = `${worker || '–'}: ${sum(counts)}`
    const [part, count] = ['.part', '.count'].map(name => {
      const at = row.querySelector(name)
      at.remove()
      return at
    })
    let x = 1
    for (const state of STATES.filter(state => counts[state])) {
      const [bar, text] = [part.cloneNode(), count.cloneNode()]
      const wide = counts[state] * scale
      bar.classList.add(state)
      bar.setAttribute('x', x)
      bar.setAttribute('width', wide)
      text.setAttribute('x', x)
      text.textContent = wide > 8 * String(counts[state]).length ? counts[state] : ''
      row.append(bar, text)
      x += wide
    }
    svg.append(row)
    y += 62
  }
  svg.setAttribute('viewBox', `0 0 ${width} ${y}`)
  return node
}
