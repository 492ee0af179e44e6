// What the pictures with a time axis share.
import { monthName, utc } from './dates.js'

/** A prototype taken out of the drawing. */
export function take (svg, selector) {
  const at = svg.querySelector(selector)
  at.remove()
  return at
}

export function place (node, values) {
  for (const [name, value] of Object.entries(values)) node.setAttribute(name, Math.round(value * 10) / 10)
}

/** Breaks a text into lines of at most n characters. */
export function wrap (text, n) {
  const lines = ['']
  for (const word of text.split(' ')) {
    if (lines.at(-1) && lines.at(-1).length + word.length >= n) lines.push('')
    lines[lines.length - 1] += (lines.at(-1) ? ' ' : '') + word
  }
  return lines
}

/** The first of every month, or of every few months where they would stand too close. */
export function ticks (first, last, at, width) {
  const months = (last - first) / 864e5 / 30.4
  const step = [1, 2, 3, 6, 12, 24].find(n => (width * n) / months > 76) ?? 60
  const day = new Date(first)
  const list = []
  for (let m = day.getUTCFullYear() * 12 + day.getUTCMonth() + 1; ; m++) {
    const iso = `${Math.floor(m / 12)}-${String(m % 12 + 1).padStart(2, '0')}-01`
    if (+utc(iso) > last) return list
    if (m % step === 0) list.push({ x: at(iso), label: monthName(iso.slice(0, 7)).replace(/^(...)\S*/, '$1') })
  }
}
