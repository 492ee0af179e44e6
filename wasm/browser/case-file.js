// A case, or a log of visits, as a file that the person keeps: what was typed, as it was
// typed, with the kind of file and a format number. Format 1 of a case is a request as the
// calculator sends it, without a number: dates and a reference. Format 2 adds the
// intervals set for the case and the horizon.
import { say, words } from './templates.js'
import { save } from './save.js'
import { today } from './today.js'

const MOST = 1e6
const PARTS = ['day', 'month', 'year']

/**
 * Makes a calculator's buttons for saving and opening a file work.
 * @param {DeadlineCalculator} calculator
 * @param {object} file its kind and format; check, which names what is wrong with the rest of a file, and enter, which puts that into the form
 */
export function caseFiles (calculator, { kind, format, check = () => {}, enter: enterRest = () => {} }) {
  const told = calculator.querySelector('[data-file-told]')
  const phrases = words(told)
  calculator.querySelector('[data-save-case]').addEventListener('click', () => {
    const { today: _, ...typed } = calculator.request()
    const name = `${kind}-${typed.area}-${today()}.json`
    save(JSON.stringify({ handbook: kind, format, ...typed }, null, 2), name, 'application/json')
    told.textContent = say(phrases.saved, { name })
  })
  const input = calculator.querySelector('[data-open-case]')
  input.addEventListener('change', async () => {
    const [file] = input.files
    if (!file) return
    const { key, ...values } = open(calculator, file.size > MOST ? null : await file.text(), phrases, { kind, format, check, enterRest })
    told.textContent = say(phrases[key], { name: file.name, ours: format, ...values })
    input.value = ''
  })
}

/** Reads a file into the form; nothing is changed unless all of it can be. */
function open (calculator, text, phrases, { kind, format, check, enterRest }) {
  const refuse = (why, field) => ({ key: 'not-case', reason: say(phrases[why], { field }) })
  if (text === null) return refuse('too-big')
  let file
  try {
    file = JSON.parse(text)
  } catch {
    return { key: 'not-json' }
  }
  if ((file?.handbook ?? kind) !== kind) return refuse('other-kind')
  if (file?.format > format) return { key: 'newer', version: file.format }
  if (typeof file?.area !== 'string') return refuse('no-area')
  if (file.area !== calculator.getAttribute('area')) return { key: 'other-area', area: file.area }
  if (typeof file.dates !== 'object' || file.dates === null || Array.isArray(file.dates)) return refuse('no-dates')
  const dates = Object.entries({ ...file.dates, ...(file.horizon && { horizon: file.horizon }) }).map(([event, value]) => [event, [value].flat().map(typed)])
  for (const [event, list] of dates) {
    const groups = calculator.querySelectorAll(`[data-event="${CSS.escape(event)}"]`)
    if (!groups.length) return refuse('odd-event', event)
    if (list.includes(undefined) || list.length > 1 && !('repeats' in groups[0].dataset)) return refuse('odd-date', event)
  }
  for (const [id, set] of Object.entries(file.set ?? {})) {
    if (!calculator.querySelector(`[data-set="${CSS.escape(id)}"]`) || typeof set?.n !== 'string') return refuse('odd-set', id)
  }
  const wrong = check(file)
  if (wrong) return refuse(wrong)
  enter(calculator, dates, file)
  enterRest(file)
  return { key: 'opened' }
}

/** A date of a file as it was typed, or undefined where it is none. */
function typed (value) {
  const iso = typeof value === 'string' && /^(\d{4})-(\d\d)-(\d\d)$/.exec(value)
  if (iso) return { day: String(+iso[3]), month: String(+iso[2]), year: iso[1] }
  const right = value && typeof value === 'object' && PARTS.every(part => typeof (value[part] ?? '') === 'string')
  return right ? value : undefined
}

function enter (calculator, dates, file) {
  calculator.querySelector('form').reset()
  for (const [event, list] of dates) {
    const repeater = calculator.querySelector(`[data-repeater]:has([data-event="${event}"])`)
    list.forEach((date, i) => {
      const group = calculator.querySelectorAll(`[data-event="${event}"]`)[i] ?? calculator.repeat(repeater)
      for (const input of group.querySelectorAll('input')) input.value = date[input.dataset.part] ?? ''
    })
  }
  for (const [id, set] of Object.entries(file.set ?? {})) {
    for (const field of calculator.querySelectorAll(`[data-set="${id}"] [data-part]`)) {
      if (field.type === 'checkbox') field.checked = Boolean(set.by)
      else field.value = set[field.dataset.part] ?? ''
    }
  }
  calculator.querySelector('#reference').value = file.reference ?? ''
  calculator.errors([])
  calculator.show()
}
