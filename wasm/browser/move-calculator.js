// <move-calculator rules>: one child's dates under two areas, side by side.
import { DatesCalculator, lineItems, ruleItems } from './dates-calculator.js'
import { clause, force } from './results.js'
import { copied } from './save.js'
import { clone, fill, keepIf, list, say, squeeze, words } from './templates.js'
import { long, utc } from './dates.js'

export class MoveCalculator extends DatesCalculator {
  capability = 'moves'

  request () {
    const choice = name => this.querySelector(`#move-${name}`).value
    return { ...super.request(), area: choice('area'), to: choice('to') }
  }

  results (answer) {
    const name = event => this.querySelector(`[data-event="${event}"] legend`).firstChild.textContent.trim()
    this.show(comparison(answer, name))
    const told = this.querySelector('[data-told]')
    this.querySelector('[data-copy]').addEventListener('click', async () => {
      const phrases = words(told)
      told.textContent = phrases[await copied(this.asText(phrases)) ? 'copied' : 'not-copied']
    })
    this.querySelector('[data-print]').addEventListener('click', () => print())
    this.querySelector('[data-heading]').focus()
  }

  /** The comparison as text, word for word as on the page. */
  asText (phrases) {
    const headings = [...this.querySelectorAll('[data-result] thead th')].map(squeeze)
    const lines = [squeeze(this.querySelector('[data-heading]')), squeeze(this.querySelector('[data-summary]')), '']
    for (const row of this.querySelectorAll('[data-list="rows"] tr')) {
      const [verdict, ...cells] = [...row.children].map(squeeze)
      lines.push(verdict, ...cells.map((cell, i) => cell && `${headings[i + 1]}: ${cell}`).filter(Boolean), '')
    }
    for (const item of this.querySelectorAll('[data-list="new"] li, [data-list="unused"] li')) lines.push(squeeze(item))
    return [...lines, squeeze(this.querySelector('[data-fill="editions"]')), phrases.foot].join('\n')
  }
}

function comparison ({ from, to, rows, new: fresh, unused }, name) {
  const node = document.getElementById('move').content.cloneNode(true)
  fill(node, {
    from: from.title,
    to: to.title,
    heading: say(words(node.querySelector('[data-heading]')).heading, { from: from.title, to: to.title }),
    editions: [from, to].map(area => `${area.title}: ${area.edition}`).join(' ')
  })
  summary(node.querySelector('[data-summary]'), rows, to)
  const phrases = words(node.querySelector('[data-list="rows"]'))
  list(node, 'rows', rows.map(row => {
    const at = clone('move-row')
    const [here, there] = [from.deadlines[row.from], to.deadlines[row.to]]
    const n = here && there && Math.abs(utc(here.due) - utc(there.due)) / 864e5
    at.dataset.verdict = row.verdict
    fill(at, { verdict: say(phrases[row.verdict], { days: n === 1 ? phrases.one : say(phrases.many, { n }) }) })
    for (const [name, deadline] of [['from', here], ['to', there]]) {
      if (deadline) at.querySelector(`[data-cell="${name}"]`).append(cell(deadline))
    }
    return at
  }))
  list(node, 'new', ruleItems('waiting', fresh, (item, at) => ({ needs: say(words(at).needs, { event: item['needs-name'] }) })))
  const sentence = words(node.querySelector('[data-list="unused"]')).unused
  list(node, 'unused', lineItems(unused.map(({ area, event }) => say(sentence, { area, name: name(event) }))))
  list(node, 'carried', ruleItems('carried', to.carried, item => ({ limit: item.limit })))
  list(node, 'not-stated', lineItems(to['not-stated']))
  keepIf(node, 'new', fresh.length)
  keepIf(node, 'unused', unused.length)
  return node
}

function cell (deadline) {
  const node = clone('move-cell')
  const phrases = words(node)
  fill(node, {
    title: deadline.title,
    clause: clause(deadline),
    by: say(deadline.opens ? phrases.window : phrases.by, { due: long(deadline.due), opens: deadline.opens && long(deadline.opens) }),
    standing: deadline.standing
  })
  force(node, deadline)
  return node
}

function summary (at, rows, to) {
  const phrases = words(at)
  const parts = ['tighter', 'looser', 'same', 'different', 'new', 'gone']
    .map(verdict => [verdict, rows.filter(row => row.verdict === verdict).length])
    .filter(([, n]) => n).map(([verdict, n]) => say(phrases[verdict], { n }))
  at.textContent = parts.length ? say(phrases.summary, { to: to.title, list: parts.join(', ') }) : phrases.none
}
