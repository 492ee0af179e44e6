// The timeline of a case: a row for each limit, from the event that starts it to its last
// day, with what was done or booked and today. Where each stands is written in its row and
// shown by pattern; the timetable is the picture's table twin.
import { clone, words } from './templates.js'
import { short, utc } from './dates.js'
import { place, take, ticks, wrap } from './drawing.js'

const HEAD = 26
const LINE = 17

/** The figure, drawn for a width in CSS pixels so that its text is never scaled down. */
export function timeline (answer, width) {
  const node = clone('timeline')
  const svg = node.querySelector('svg')
  const shown = answer.deadlines
  const scale = timeScale(answer, width)
  const [tick, row, now] = ['.tick', '.limit-row', '.now'].map(name => take(svg, name))
  const phrases = words(svg)
  let y = HEAD
  for (const deadline of shown) {
    const at = row.cloneNode(true)
    y = drawRow(at, deadline, phrases, scale, width, y)
    svg.append(at)
  }
  for (const { x, label } of scale.ticks) {
    const at = tick.cloneNode(true)
    place(at.querySelector('line'), { x1: x, x2: x, y1: HEAD - 6, y2: y })
    place(at.querySelector('text'), { x: Math.min(x, width - 60), y: 14 })
    at.querySelector('text').textContent = label
    svg.prepend(at)
  }
  place(now.querySelector('line'), { x1: scale.at(answer.today), x2: scale.at(answer.today), y1: HEAD - 6, y2: y })
  svg.append(now)
  svg.setAttribute('viewBox', `0 0 ${width} ${y + 4}`)
  return node
}

/** Draws one limit below y; gives where the next one starts. */
function drawRow (at, deadline, phrases, scale, width, y) {
  at.classList.add(deadline.status)
  const [title, standing] = at.querySelectorAll('text')
  for (const [text, node] of [[deadline.title, title], [`${short(deadline.due)}: ${phrases[deadline.status]}`, standing]]) {
    const lines = wrap(text, Math.floor(width / 7))
    const proto = take(node, 'tspan')
    for (const line of lines) {
      y += LINE
      const span = proto.cloneNode()
      span.textContent = line
      place(span, { x: 2, y: y - 4 })
      node.append(span)
    }
  }
  const from = scale.at(deadline.opens ?? deadline.from.date)
  const due = scale.at(deadline.due)
  place(at.querySelector('.bar'), { x: Math.min(from, due), y: y + 2, width: Math.max(Math.abs(due - from), 3), height: 10 })
  if (deadline.due <= scale.last) place(at.querySelector('.end'), { x1: due, x2: due, y1: y - 1, y2: y + 15 })
  else at.querySelector('.end').remove()
  const done = at.querySelector('.done')
  if (deadline.actual) done.setAttribute('transform', `translate(${scale.at(deadline.actual)} ${y + 7})`)
  else done.remove()
  return y + 26
}

/**
 * Where a day stands across the picture. A birth long ago and a prompt far ahead do not
 * stretch it: their bars are cut off at its edge.
 */
function timeScale (answer, width) {
  const near = answer.deadlines.filter(d => d.status !== 'prompt')
  const days = (near.length ? near : answer.deadlines).flatMap(d => [d.from.date, d.due, d.actual ?? d.due])
  const sorted = [answer.today, ...days].sort()
  const [first, last] = [sorted[0], sorted.at(-1)]
  const share = iso => (utc(iso) - utc(first)) / Math.max(utc(last) - utc(first), 864e5)
  const at = iso => 6 + (width - 12) * Math.min(Math.max(share(iso), 0), 1)
  return { at, last, ticks: ticks(+utc(first), +utc(last), at, width) }
}
