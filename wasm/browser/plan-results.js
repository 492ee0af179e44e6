// The answer to a plan: findings by tier, what was not checked, what a person can say of
// each, what became of an earlier version, actions by person.
import { ask } from './engine.js'
import { clone, fill, keepIf, list, say, squeeze, words } from './templates.js'
import { lineItems } from './dates-calculator.js'
import { long } from './dates.js'
import { clause, force } from './results.js'
import { planOutputs } from './plan-outputs.js'

const TIERS = ['must', 'should', 'look']
const SHEET = { must: 19, should: 13, look: 9 } // lines that fit on one page beside room to write
const LINE = 105 // letters

/** The whole answer, its buttons at work. */
export function planAnswer (answer, request, checker) {
  const node = document.getElementById('plan-answer').content.cloneNode(true).firstElementChild
  const heading = node.querySelector('[data-heading]')
  heading.textContent = say(words(heading).title, { document: answer['document-name'] })
  fill(node, { about: about(answer, words(node)) })
  list(node, 'tiers', TIERS.map(tier => tierSection(tier, answer, checker)))
  notChecked(node, answer, checker)
  drift(node, answer, request)
  people(node, answer, request)
  for (const [name, key] of [['excused', 'not-applicable'], ['met', 'met']]) {
    const phrases = words(node.querySelector(`[data-list="${name}"]`))
    list(node, name, answer[key].map(result => resultLine(result, answer, phrases)))
    keepIf(node, name, answer[key].length)
  }
  sheet(node, answer)
  planOutputs(node, answer, request)
  return node
}

function about (answer, phrases) {
  const procedure = answer.national ? phrases.national : `${answer.title}. ${answer.edition}`.replace(/\.+$/, '')
  return [say(phrases.about, { procedure, today: long(answer.today) }), answer.reference && say(phrases.reference, answer), answer.audit && phrases.audit].filter(Boolean).join(' ')
}

function tierSection (tier, answer, checker) {
  const node = clone('plan-tier')
  const phrases = words(node)
  const findings = answer.findings.filter(finding => finding.tier === tier)
  fill(node, { title: phrases[tier], about: findings.length ? phrases[`${tier}-about`] : phrases[`${tier}-none`] })
  node.dataset.tier = tier
  list(node, 'findings', findings.map(finding => findingArticle(finding, answer, checker)))
  return node
}

function findingArticle (finding, answer, checker) {
  const node = clone('plan-finding')
  const asked = finding.asked ?? []
  const example = finding.example?.split('\n') ?? []
  fill(node, { title: finding.title, sentence: finding.sentence, why: finding.why ?? '', go: `: ${finding.title}`, excuse: `: ${finding.title}` })
  list(node, 'asked', asked.map(result => askedItem(result, answer)))
  list(node, 'example', lineItems(example))
  keepIf(node, 'why', finding.why)
  keepIf(node, 'asked', asked.length)
  keepIf(node, 'example', example.length)
  keepIf(node, 'excuse', asked.length)
  const [place] = finding.places
  const go = node.querySelector('[data-go]')
  if (place && !answer.audit) go.addEventListener('click', () => checker.goTo(place))
  else go.parentElement.remove()
  node.querySelector('[data-excuse]')?.addEventListener('click', () => excuse(node, asked, checker))
  return node
}

/** Says of every requirement of a finding why it does not apply, and checks again. */
async function excuse (node, asked, checker) {
  const field = node.querySelector('[data-because]')
  const note = field.value.trim()
  const message = note ? await refusal(asked, note, checker) : words(field).needed
  for (const wrong of node.querySelectorAll('[data-wrong]')) wrong.remove()
  field.classList.toggle('missing', Boolean(message))
  if (message) {
    checker.mark(field, message)
    field.focus()
    return
  }
  checker.keep()
  for (const { area, rule } of asked) checker.answers.set(`${area} ${rule}`, { answer: 'not-applicable', note })
  checker.check()
}

/** What the engine has against a reason: "n/a" is none. Other faults are told when it is checked. */
async function refusal (asked, note, checker) {
  const answers = asked.map(({ area, rule }) => ({ area, rule, answer: 'not-applicable', note }))
  const { ok, answer } = await ask(checker.rules, checker.capability, { ...checker.request(), answers })
  return ok ? undefined : answer.errors.find(({ field }) => field === 'answers')?.message
}

/** A requirement with its clause, the clause's words and what the source does not say. */
function askedItem (result, answer) {
  const node = clone('plan-asked')
  const phrases = words(node)
  force(node, result)
  fill(node, {
    area: answer.national ? say(phrases.clause, { area: result['area-title'] }) : phrases['clause-alone'],
    clause: clause(result),
    also: result.also.length ? say(phrases.also, { list: result.also.map(ref => clause({ clause: ref }).text).join(', ') }) : '',
    words: say(phrases.words, result),
    note: (result.when ? say(phrases.when, result) + ' ' : '') + (result.note ?? '')
  })
  if (!squeeze(node.querySelector('.note'))) node.querySelector('.note').remove()
  return node
}

function resultLine (result, answer, phrases) {
  const node = clone('plan-line')
  const because = result.because || (result.state === 'does-not-apply' ? phrases.none : result.said === 'present' ? phrases.said : '')
  fill(node, { title: result.title, area: answer.national ? `${result['area-title']} ` : '', clause: clause(result), because: because ? say(words(node).because, { because }) : '' })
  return node
}

/** What only a person can tell, what could not be compared, what binds other documents. */
function notChecked (node, answer, checker) {
  const at = node.querySelector('[data-list="unable"]')
  const phrases = words(at)
  list(node, 'unable', lineItems([
    ...answer.unable,
    ...answer.unread.map(place => say(phrases.unread, place)),
    ...answer.elsewhere.map(other => say(other.n === 1 ? phrases['elsewhere-one'] : phrases.elsewhere, other))
  ]))
  const title = node.querySelector('[data-fill="ask-title"]')
  title.textContent = words(title)[answer.audit ? 'audit' : 'person']
  list(node, 'ask', answer.ask.map(result => checker.asks(result)))
  keepIf(node, 'ask', answer.ask.length)
}

function drift (node, answer, request) {
  const changes = answer.drift
  if (changes) {
    const phrases = words(node.querySelector('[data-list="drift"]'))
    const what = row => request.plan.actions[row].what ?? ''
    const moved = carried => {
      const { row, was, is, days, slipped, reworded } = carried
      const key = slipped ? (days === 1 ? 'slipped-one' : 'slipped') : days ? 'nearer' : carried['same-day'] || was && was === is ? 'carried' : 'undated'
      const told = say(phrases[key], { n: row + 1, days, was: was ?? phrases.none, is: is ?? phrases.none, what: what(row) })
      return reworded ? `${told}. ${say(phrases.reworded, { reworded })}` : told
    }
    const lines = [
      ...changes.carried.map(moved),
      ...changes.new.map(row => say(phrases.new, { n: row + 1, what: what(row) })),
      ...changes.dropped.map(row => say(phrases.dropped, { what: row.what ?? '' })),
      ...changes.same.map(label => say(phrases.same, { label }))
    ]
    list(node, 'drift', lineItems(lines.length ? lines : [phrases.empty]))
  }
  keepIf(node, 'drift', changes)
}

/** A row for each action, under the person who has it. */
function people (node, answer, request) {
  const at = node.querySelector('[data-list="people"]')
  const { nobody } = words(at)
  for (const { who, actions } of answer.people) {
    actions.forEach((row, i) => {
      const { what = '', by = '', done = '' } = request.plan.actions[row]
      const line = clone('plan-person')
      fill(line, { who: i ? '' : who ?? nobody, what, by, done })
      line.dataset.who = who ?? nobody
      if (i) line.firstElementChild.replaceWith(document.createElement('td'))
      at.append(line)
    })
  }
  keepIf(node, 'people', answer.people.length)
}

/** One page for supervision: the heaviest findings first, as many as it holds, and some of each tier. */
function sheet (node, answer) {
  const at = node.querySelector('[data-list="sheet"]')
  const { more } = words(at)
  const tiers = TIERS.map(tier => ({ tier, texts: answer.findings.filter(finding => finding.tier === tier).map(finding => sheetLine(finding, answer)) })).filter(({ texts }) => texts.length)
  let room = SHEET.must + SHEET.should + SHEET.look
  tiers.forEach(({ tier, texts }, i) => {
    const later = tiers.slice(i + 1).reduce((sum, other) => sum + Math.min(SHEET[other.tier], height(other.texts)), 0)
    const shown = texts.filter((_, n) => height(texts.slice(0, n + 1)) <= room - later)
    room -= height(shown)
    const section = clone('plan-sheet-tier')
    fill(section, { title: words(clone('plan-tier'))[tier] })
    list(section, 'findings', lineItems(shown))
    const n = texts.length - shown.length
    if (n) section.append(Object.assign(document.createElement('p'), { textContent: say(more, { n }) }))
    at.append(section)
  })
}

function sheetLine (finding, answer) {
  const [first] = finding.asked ?? []
  const refs = first ? ` (${answer.national ? first['area-title'] + ' ' : ''}${clause(first).text})` : ''
  return `${finding.title}${refs}. ${cut(finding.sentence)}`
}

/** How many lines texts take on the sheet. */
const height = texts => texts.reduce((sum, text) => sum + Math.ceil(text.length / LINE), 0)

const cut = text => text.length > 160 ? text.slice(0, 160).replace(/\s+\S*$/, '') + ' …' : text
