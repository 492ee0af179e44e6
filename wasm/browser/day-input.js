// A GOV.UK date input, read in the page as wasm/dateinput reads one: a day, a month as a number
// or its English name, and a year.
import { say } from './templates.js'
import { today } from './today.js'

const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']

const parts = group => Object.fromEntries([...group.querySelectorAll('[data-part]')].map(field => [field.dataset.part, field]))

/** Puts today into the fields. */
export function putToday (group) {
  const [year, month, day] = today().split('-').map(Number)
  for (const [name, field] of Object.entries(parts(group))) field.value = { day, month, year }[name]
}

/**
 * Reads the fields.
 * @param {HTMLElement} group
 * @param {object} phrases enter, missing, year, real, future and early
 * @param {string} first the first day that is taken, as 2020-01-01
 * @returns {{day: string}|{fault: object}} the day as 2026-11-23, or a fault for tell()
 */
export function readDay (group, phrases, first) {
  const typed = Object.fromEntries(Object.entries(parts(group)).map(([name, field]) => [name, field.value.trim()]))
  const names = Object.keys(typed)
  const missing = names.filter(name => !typed[name])
  const fault = (key, parts, values = {}) => ({ fault: { group, parts, message: say(phrases[key], values) } })
  if (missing.length === names.length) return fault('enter', names)
  if (missing.length) return fault('missing', missing, { parts: missing.join(' and ') })
  if (!/^\d{4}$/.test(typed.year)) return fault('year', ['year'])
  const month = monthOf(typed.month)
  if (!month) return fault('real', ['month'])
  if (!/^\d{1,2}$/.test(typed.day) || +typed.day < 1 || +typed.day > 31) return fault('real', ['day'])
  const date = new Date(Date.UTC(+typed.year, month - 1, +typed.day))
  date.setUTCFullYear(+typed.year)
  if (date.getUTCDate() !== +typed.day) return fault('real', names)
  const day = date.toISOString().slice(0, 10)
  if (day > today()) return fault('future', names)
  if (day < first) return fault('early', ['year'])
  return { day }
}

function monthOf (text) {
  if (/^\d{1,2}$/.test(text)) return +text <= 12 ? +text : 0
  const name = text.toLowerCase().replace(/\.$/, '')
  return name.length >= 3 ? 1 + MONTHS.findIndex(month => month.startsWith(name)) : 0
}
