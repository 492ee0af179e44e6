// The gaps between visits, a row for each limit that runs from one visit to the next.
import { clone } from './templates.js'
import { place, take, ticks, wrap } from './drawing.js'
import { utc } from './dates.js'

const HEAD = 26
const LINE = 17

/** The figure, drawn for a width in CSS pixels. */
export function gapChart (answer, width) {
  const node = clone('gap-chart')
  const svg = node.querySelector('svg')
  const [tick, row, bar, end] = ['.tick', '.limit-row', '.bar', '.end'].map(name => take(svg, name))
  const shown = answer.findings.filter(finding => finding.gaps?.length)
  const days = shown.flatMap(({ gaps }) => gaps.flatMap(gap => [gap.from, gap.to ?? answer.today, gap.due])).filter(Boolean).sort()
  if (!days.length) {
    node.querySelector('svg').remove()
    return node
  }
  const [first, last] = [+utc(days[0]), +utc(days.at(-1))]
  const at = iso => 2 + (width - 6) * (utc(iso) - first) / Math.max(last - first, 864e5)
  let y = HEAD
  for (const finding of shown) {
    const group = row.cloneNode(true)
    const name = group.querySelector('.name')
    const proto = take(name, 'tspan')
    for (const line of wrap(`${finding.title}: ${finding.limit}`, Math.floor(width / 7.5))) {
      y += LINE
      const span = proto.cloneNode()
      span.textContent = line
      place(span, { x: 2, y: y - 4 })
      name.append(span)
    }
    for (const gap of finding.gaps) {
      const to = gap.to ?? answer.today
      const part = bar.cloneNode()
      place(part, { x: at(gap.from), y: y + 2, width: Math.max(at(to) - at(gap.from) - 2, 2), height: 12 })
      part.classList.add(gap.over > 0 ? 'late' : gap.open ? 'open' : 'in-time')
      group.append(part)
      if (gap.due && (gap.over > 0 || gap.open)) {
        const limit = end.cloneNode()
        place(limit, { x1: at(gap.due), x2: at(gap.due), y1: y - 1, y2: y + 17 })
        group.append(limit)
      }
    }
    svg.append(group)
    y += 28
  }
  for (const { x, label } of ticks(first, last, at, width)) {
    const line = tick.cloneNode(true)
    place(line.querySelector('line'), { x1: x, x2: x, y1: HEAD - 6, y2: y })
    place(line.querySelector('text'), { x: Math.min(x, width - 60), y: 14 })
    line.querySelector('text').textContent = label
    svg.prepend(line)
  }
  svg.setAttribute('viewBox', `0 0 ${width} ${y + 4}`)
  return node
}
