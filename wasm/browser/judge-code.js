// What is to be said of a completion code: whether it is whole, whose it is, and what has
// changed since. Kinds: current, changed, twice, mistyped, other (it belongs to other words, or
// was altered), unknown (another edition, area or format), not-code.
import { bare, belongs, bits, FORMAT, groups, readCode, suspects } from './reading-code.js'
import { short, long } from './dates.js'
import { say, squeeze } from './templates.js'
import { today } from './today.js'

/** The areas that the page lists, with their chapters and the notes of what changed. */
export const areasOf = root => [...root.querySelectorAll('[data-area]')].map(node => ({
  key: bits(node.dataset.key, 10),
  title: node.dataset.title,
  chapters: new Map([...node.querySelectorAll('[data-chapter]')].map(({ dataset, firstElementChild }) =>
    [bits(dataset.key, 10), { hex: dataset.key, version: bits(dataset.version, 15), name: squeeze(firstElementChild) }])),
  notes: [...node.querySelectorAll('[data-note]')].map(note => ({ ...note.dataset, what: squeeze(note.querySelector('[data-what]')) }))
}))

/** Who is named beside a code; nothing where nobody is. */
const named = ({ name, role, team }) => Boolean(name || role || team)

/**
 * Judges one code.
 * @param {{name: string, role: string, team: string, code: string}} entry
 * @param {object[]} areas of areasOf
 * @param {object} phrases says: of the page
 * @returns {Promise<{kind: string, says: string, notes: string[], area: string, day: string, code: string, alone: boolean}>} alone where nobody is named beside it
 */
export async function judge (entry, areas, phrases) {
  const found = readCode(entry.code)
  if (found.fault) return { ...await mistyped(found, entry, areas, phrases), notes: [], area: '', day: '' }
  const area = areas.find(({ key }) => key === found.area)
  const told = (kind, says, notes = []) => ({ kind, says, notes, area: area?.title ?? '', day: found.day, code: found.code, alone: !named(entry) })
  if (found.format !== FORMAT) return told('unknown', say(phrases.format, { format: found.format, ours: FORMAT }))
  if (named(entry) && !await belongs(found, entry)) return told('other', phrases.other)
  if (!area) return told('unknown', phrases.area)
  if (found.chapters.some(({ key }) => !area.chapters.has(key))) return told('unknown', say(phrases.chapter, { area: area.title }))
  const more = [named(entry) ? '' : phrases.alone, found.day > today() ? phrases.ahead : '']
  const sentences = (...list) => [...list, ...more].filter(Boolean).join(' ')
  const names = list => list.map(({ key }) => area.chapters.get(key).name).join('; ')
  const changed = found.chapters.filter(({ key, version }) => area.chapters.get(key).version !== version)
  const read = new Set(found.chapters.map(({ key }) => key)).size === area.chapters.size ? phrases.every : names(found.chapters)
  if (!changed.length) return told('current', sentences(say(phrases.current, { chapters: read })))
  return told('changed', sentences(say(phrases.changed, { chapters: names(changed) })), notesOf(changed.map(({ key }) => area.chapters.get(key)), area, found.day, phrases))
}

/** What is noted of changed chapters since a day, latest first; each chapter of which nothing is noted is named. */
function notesOf (chapters, area, day, phrases) {
  const since = area.notes.filter(note => note.date >= day)
  const about = (note, chapter) => !note.chapters || note.chapters.split(' ').includes(chapter.hex)
  const notes = since.filter(note => chapters.some(chapter => about(note, chapter)))
  if (!notes.length) return [phrases['no-note']]
  const silent = chapters.filter(chapter => !notes.some(note => about(note, chapter)))
  return [
    ...notes.map(note => say(phrases.note, { ...note, date: short(note.date) })),
    ...silent.map(({ name }) => say(phrases['no-note-of'], { chapter: name }))
  ]
}

/** Says what is wrong with a code that cannot be read, and where it can be told, in which group. */
async function mistyped ({ fault, sign, group, signs }, entry, areas, phrases) {
  if (fault === 'not-code') return { kind: 'not-code', says: phrases['not-code'] }
  if (fault !== 'check') return { kind: 'mistyped', says: say(phrases[fault], { sign, group }) }
  const likely = ({ format, area, chapters }) => format === FORMAT && areas.some(({ key, chapters: known }) => key === area && chapters.every(chapter => known.has(chapter.key)))
  let could = suspects(signs, likely)
  if (named(entry)) {
    const own = await Promise.all(could.map(({ mended }) => belongs(mended, entry)))
    if (own.some(Boolean)) could = could.filter((_, i) => own[i])
  }
  const wrong = [...new Set(could.map(({ group }) => group))]
  const texts = groups(bare(entry.code))
  const key = ['somewhere', 'group'][wrong.length] ?? (wrong.length < 4 ? 'groups' : 'somewhere')
  return { kind: 'mistyped', says: say(phrases[key], { group: wrong[0], groups: wrong.join(', '), text: texts[wrong[0] - 1] }) }
}

export const dayOf = ({ day }) => day && long(day)
