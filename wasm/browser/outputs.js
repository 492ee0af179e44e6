// What a person takes away from an answer: text for the case record, a table, paper,
// files. Texts are those of the page and of the same answer, so that none can differ.
import { askText } from './engine.js'
import { clone, say, squeeze, words } from './templates.js'
import { long } from './dates.js'
import { copied, save } from './save.js'

/** The whole timetable as text: a head, what was given, warnings, some lines for each limit, a foot. */
export function asText (result, answer, inputs, title) {
  const phrases = words(clone('copy'))
  const lines = [say(phrases.head, { title, today: long(answer.today), edition: answer.edition })]
  if (answer.reference) lines.push(say(phrases.reference, answer))
  lines.push(say(phrases.given, { given: inputs.map(({ what, value }) => `${what} ${value}`).join('; ') }), '')
  const warnings = [...result.querySelectorAll('[data-list="warnings"] li')].map(squeeze)
  if (warnings.length) lines.push(phrases.warnings, ...warnings, '')
  for (const deadline of result.querySelectorAll('.deadline')) {
    for (const part of deadline.querySelectorAll('.deadline__by, [data-if="book-by"], .deadline__status, .deadline__clause, .set, .warning, .note')) {
      lines.push(squeeze(part))
    }
    lines.push('')
  }
  lines.push(say(phrases.foot, { 'published-to': answer.calendar['published-to'], 'read-on': long(answer.calendar['read-on']) }))
  return lines.join('\n')
}

/** Makes the buttons under a shown answer work; text gives the whole answer as text. */
export function outputs (result, { answer, request, rules, stem, text }) {
  const told = result.querySelector('[data-told]')
  const phrases = words(told)
  const copy = async (key, write) => phrases[await copied(await write()) ? key : 'not-copied']
  const file = (key, name, written, type) => {
    save(written, name, type)
    return say(phrases[key], { name, n: written.split('BEGIN:VEVENT').length - 1 })
  }
  const actions = {
    text: () => copy('text', text),
    table: () => copy('table', () => askText(rules, 'table', request)),
    calendar: async () => file('calendar', `${stem}.ics`, await askText(rules, 'calendar', request), 'text/calendar'),
    csv: async () => file('csv', `${stem}.csv`, await askText(rules, 'csv', request), 'text/csv'),
    json: () => file('json', `${stem}.json`, JSON.stringify({ request, answer }, null, 2), 'application/json'),
    sheet: () => printed(result, false),
    all: () => printed(result, true)
  }
  for (const button of result.querySelectorAll('[data-out]')) {
    button.addEventListener('click', async () => {
      try {
        told.textContent = await actions[button.dataset.out]() ?? ''
      } catch (error) {
        told.textContent = say(phrases.failed, { reason: error.message })
      }
    })
  }
}

/** Prints one sheet, or everything with every working open. */
function printed (result, all) {
  document.documentElement.classList.toggle('print-all', all)
  if (all) for (const details of result.querySelectorAll('[data-result] details')) details.open = true
  print()
}
