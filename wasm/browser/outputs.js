// What a person takes away from a timetable: text for the case record, a calendar file,
// paper. The text is that of the page, so that the two cannot differ.
import { askText } from './engine.js'
import { clone, say, words } from './templates.js'
import { long } from './dates.js'

const squeeze = node => node.textContent.replace(/\s+/g, ' ').trim()

/** The whole timetable as text: a head, three lines for each limit, a foot. */
export function asText (result, answer, title) {
  const phrases = words(clone('copy'))
  const lines = [say(phrases.head, { title, today: long(answer.today), edition: answer.edition }), '']
  for (const deadline of result.querySelectorAll('.deadline')) {
    for (const part of deadline.querySelectorAll('.deadline__by, [data-if="book-by"], .deadline__status, .deadline__clause, .warning, .note')) {
      lines.push(squeeze(part))
    }
    lines.push('')
  }
  lines.push(say(phrases.foot, { 'published-to': answer.calendar['published-to'], 'read-on': long(answer.calendar['read-on']) }))
  return lines.join('\n')
}

/** Makes the buttons of a shown timetable work. */
export function outputs (result, { answer, request, rules, title }) {
  const told = result.querySelector('[data-told]')
  const phrases = words(told)
  result.querySelector('[data-copy]').addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(asText(result, answer, title))
      told.textContent = phrases.copied
    } catch {
      told.textContent = phrases['not-copied']
    }
  })
  result.querySelector('[data-calendar]').addEventListener('click', async () => {
    const reference = result.querySelector('#reference').value.trim()
    const name = `dates-${answer.area}.ics`
    try {
      const file = await askText(rules, 'calendar', { ...request, reference })
      save(file, name, 'text/calendar')
      told.textContent = say(phrases.saved, { name, n: file.split('BEGIN:VEVENT').length - 1 })
    } catch (error) {
      told.textContent = say(phrases['not-saved'], { reason: error.message })
    }
  })
  result.querySelector('[data-print]').addEventListener('click', () => {
    for (const details of result.querySelectorAll('details')) details.open = true
    print()
  })
}

function save (text, name, type) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10000)
}
