// What a person takes away from a plan's answer: a page for supervision, actions by person,
// a plain copy for the family, text, JSON, print.
import { tabbed } from './cells.js'
import { clone, fill, list, say, squeeze, words } from './templates.js'
import { copied, save } from './save.js'
import { today } from './today.js'

const WAYS = ['print-all', 'print-family']

/** Makes the buttons under an answer work. */
export function planOutputs (node, answer, request) {
  const told = node.querySelector('[data-told]')
  const phrases = words(told)
  const copy = async (key, text) => phrases[await copied(text) ? key : 'not-copied']
  const family = node.querySelector('[data-family]')
  if (answer.document === 'child-protection-plan') familyCopy(family, request.plan, request.reference)
  else for (const part of [family, node.querySelector('[data-out="family"]')]) part.remove()
  const actions = {
    text: () => copy('text', asText(node)),
    people: () => node.querySelector('[data-list="people"] tr') ? copy('people', asTable(node)) : phrases['no-people'],
    'family-text': () => copy('family-text', plainText(family)),
    json: () => {
      const name = `plan-check-${answer.area}-${today()}.json`
      save(JSON.stringify({ request, answer }, null, 2), name, 'application/json')
      return say(phrases.json, { name })
    },
    sheet: () => printed(node, ''),
    all: () => printed(node, 'print-all'),
    family: () => {
      family.hidden = false
      family.querySelector('h3').focus()
    },
    'family-print': () => printed(node, 'print-family')
  }
  for (const button of node.querySelectorAll('[data-out]')) {
    button.addEventListener('click', async () => {
      try {
        told.textContent = await actions[button.dataset.out]() ?? ''
      } catch (error) {
        told.textContent = say(phrases.failed, { reason: error.message })
      }
    })
  }
}

/** Prints one page, everything or the family's copy. What the browser prints by itself is the one page. */
function printed (node, way) {
  const page = document.documentElement.classList
  for (const other of WAYS) page.toggle(other, other === way)
  addEventListener('afterprint', () => page.remove(...WAYS), { once: true })
  if (way === 'print-all') for (const details of node.querySelectorAll('details:not(:has(textarea))')) details.open = true
  print()
}

/** The answer as text, word for word as on the page. */
function asText (node) {
  const lines = [squeeze(node.querySelector('[data-heading]')), squeeze(node.querySelector('.warning')), squeeze(node.querySelector('[data-fill="about"]'))]
  for (const tier of node.querySelectorAll('.plan-tier')) {
    lines.push('', squeeze(tier.querySelector('h3')), squeeze(tier.querySelector('[data-fill="about"]')))
    for (const finding of tier.querySelectorAll('.plan-finding')) {
      lines.push('')
      for (const part of finding.querySelectorAll('h4, .plan-finding__where, [data-if="why"], .plan-finding__asked > li')) lines.push(squeeze(part))
    }
  }
  const more = (heading, items) => {
    if (items.length) lines.push('', heading, ...[...items].map(squeeze))
  }
  const heading = name => squeeze(node.querySelector(`[data-if="${name}"]`).querySelector('h3, summary'))
  lines.push('', ...[...node.querySelector('[data-list="unable"]').parentElement.querySelectorAll(':scope > h3, :scope > p, :scope > ul > li')].map(squeeze))
  more(node.querySelector('[data-if="ask"] h4')?.textContent, node.querySelectorAll('[data-list="ask"] legend'))
  for (const name of ['drift', 'excused', 'met']) {
    if (node.querySelector(`[data-list="${name}"]`)) more(heading(name), node.querySelectorAll(`[data-list="${name}"] > li`))
  }
  return lines.join('\n')
}

/** Actions by person as cells. */
function asTable (node) {
  const rows = [[...node.querySelectorAll('[data-if="people"] thead th')].map(squeeze)]
  for (const row of node.querySelectorAll('[data-list="people"] tr')) rows.push([row.dataset.who, ...[...row.children].slice(1).map(squeeze)])
  return tabbed(rows)
}

/** The plan under plain headings, without what is for professionals alone. */
function familyCopy (at, plan, reference) {
  const target = at.querySelector('[data-list="family"]')
  const phrases = words(target)
  const rows = name => (plan[name] ?? []).filter(row => Object.values(row).some(Boolean))
  const part = (title, lines) => {
    const texts = lines.filter(Boolean)
    if (!texts.length) return
    const section = clone('family-part')
    fill(section, { title })
    list(section, 'lines', texts.map(text => typeof text === 'string' ? Object.assign(clone('family-line'), { textContent: text }) : text))
    target.append(section)
  }
  const both = (one, two) => [one, two].filter(Boolean).join(': ')
  if (reference) target.append(Object.assign(clone('family-line'), { textContent: say(phrases.reference, { reference }) }))
  part(phrases.reason, [plan.reason])
  part(phrases.risks, rows('risks').map(row => row.what))
  part(phrases.strengths, rows('strengths').map(row => both(row.who, row.what)))
  part(phrases['change-needed'], [plan['change-needed']])
  part(phrases.outcomes, rows('outcomes').map(row => row.what && row.by ? `${row.what}, ${say(phrases.by, row)}` : row.what))
  part(phrases.actions, rows('actions').length ? [actionTable(rows('actions'))] : [])
  for (const field of ['expected-of-parents', 'family-network', 'visit-frequency']) part(phrases[field], [plan[field]])
  part(phrases.members, rows('core-group').map(row => both(row.who, row.part)))
  for (const field of ['wishes', 'parents-views', 'network-views']) part(phrases[field], [plan[field]])
  part(phrases.dissent, rows('dissent').map(row => both(row.who, row.about)))
  part(phrases.contingency, rows('contingency').map(row => row.if && row.then ? say(phrases.then, { if: stop(row.if), then: stop(row.then) }) : row.then ?? row.if))
  part(phrases.when, [plan['next-core-group'] && say(phrases['core-group'], { date: plan['next-core-group'] }), plan.review && say(phrases.review, { date: plan.review })])
  target.append(Object.assign(clone('family-line'), { textContent: say(phrases.ask, { worker: target.dataset.worker }) }))
}

const stop = (text = '') => text.replace(/[.\s]*$/, '.')

function actionTable (rows) {
  const node = clone('family-actions')
  list(node, 'rows', rows.map(({ what = '', who = '', by = '' }) => {
    const row = clone('family-action')
    fill(row, { what, who, by })
    return row
  }))
  return node
}

/** The family's copy as text, an action a line. */
function plainText (family) {
  const parts = family.querySelectorAll('h3, [data-list="family"] > p, [data-list="family"] h4, [data-list="lines"] > p, tbody tr')
  return [...parts].map(part => part.matches('tr') ? [...part.children].map(squeeze).filter(Boolean).join(' – ') : part.matches('h4') ? `\n${squeeze(part)}` : squeeze(part)).join('\n')
}
