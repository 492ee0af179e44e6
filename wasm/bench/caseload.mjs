// A caseload worked out twice in one run: by our engine in WebAssembly, as worker.js calls it,
// and by a plain program on date-fns and date-holidays. Both read the same rules and the same
// rows, and what they answer is compared row by row. Ours also
// sorts and counts the rows and writes the first hundred as JSON; theirs does not.
//
//   node wasm/bench/caseload.mjs ROWS TODAY SAMPLE
//
// ROWS is a file of tab-separated rows under their headings, TODAY a date, SAMPLE how many rows
// the plain program is timed on. One object of JSON is printed: times in ms, sizes in bytes.
import { readFile } from 'node:fs/promises'
import { addDays, addMonths, addWeeks, addYears, differenceInCalendarDays, formatISO, isWeekend, parseISO, subDays } from 'date-fns'
import Holidays from 'date-holidays'
import { ask, median, start, timed, workRows } from './module.mjs'

const RUNS = 10
const SOON = 7

const [file, todayText, sample] = process.argv.slice(2)
const rules = await readFile('public/calculators/rules.json')
const text = await readFile(file)

const engine = await start('caseload')

// Theirs: what one writes with the two libraries at hand.

const holidays = new Holidays('GB', 'ENG', { types: ['public'] })
const today = parseISO(todayText)

const plain = day => !isWeekend(day) && !holidays.isHoliday(day)
const known = new Map()
function memoised (day) {
  if (!known.has(+day)) known.set(+day, plain(day))
  return known.get(+day)
}

/** Each area's rules by its title, those aside that are carried and not counted. */
function readRules ({ areas }) {
  const span = s => {
    const [n, ...unit] = s.split(' ')
    return { n: +n, unit: unit.join(' ').replace(/s?$/, 's') }
  }
  const reading = (r, first = {}) => {
    const word = ['within', 'every', 'at-least', 'no-more-than'].find(word => r[word])
    const own = r.after ? { event: r.after, before: false } : r.before ? { event: r.before, before: true } : {}
    return { ...first, ...own, ...(word && { word, span: span(r[word]) }) }
  }
  const counted = rule => rule.after || rule.before
  return new Map(areas.map(({ title, pages }) => [title, pages.flatMap(page => page.timescales ?? []).filter(counted).map(rule => {
    const first = reading(rule)
    return { ...rule, readings: [first, ...(rule['or-read-as'] ?? []).map(other => reading(other, first))] }
  })]))
}

function readRows (text) {
  const dates = cell => cell ? cell.split('; ').map(day => parseISO(day)).sort((a, b) => a - b) : []
  return text.trimEnd().split('\n').slice(1).map(line => {
    const [reference, worker, area, initial, groups, reviews, next] = line.split('\t')
    return { reference, worker, area, dates: { 'initial-conference': dates(initial), 'core-group': dates(groups), 'review-conference': dates(reviews), 'next-review-conference': dates(next) } }
  })
}

const min = (a, b) => b < a ? b : a

/** Everything that counts working days is given what one is. */
function program (isWorkingDay) {
  function addWorkingDays (day, n) {
    const step = n < 0 ? -1 : 1
    for (let left = Math.abs(n); left > 0;) {
      day = addDays(day, step)
      if (isWorkingDay(day)) left--
    }
    return day
  }

  function lastWorkingDay (day) {
    while (!isWorkingDay(day)) day = subDays(day, 1)
    return day
  }

  function move (day, { n, unit }, sign) {
    switch (unit) {
      case 'working days': return addWorkingDays(day, sign * n)
      case 'weeks': return addWeeks(day, sign * n)
      case 'months': return addMonths(day, sign * n)
      case 'years': return addYears(day, sign * n)
    }
    return addDays(day, sign * n)
  }

  /** A reading's last days, each with the day to book by; "at least" has a second, of clear days. */
  function sums ({ before, word, span }, from) {
    if (!before) {
      const due = move(from, span, 1)
      const book = lastWorkingDay(due)
      return [{ due, bookBy: book > from ? book : due }]
    }
    const day = move(from, span, -1)
    if (word === 'no-more-than') return [{ opens: day, due: from, bookBy: lastWorkingDay(from) }]
    const limit = due => ({ due, bookBy: lastWorkingDay(due) })
    if (word !== 'at-least') return [limit(day)]
    return [limit(day), limit(span.unit === 'working days' ? addWorkingDays(day, -1) : subDays(day, 1))]
  }

  function deadline (rule, dates, starts, n) {
    const from = starts[n]
    const [first] = rule.readings
    let found
    for (const reading of rule.readings) {
      const start = reading.event === first.event ? from : dates[reading.event]?.findLast(day => day <= from && (n === 0 || day > starts[n - 1]))
      if (!start) continue
      const limits = sums(reading, start)
      found ??= { ...limits[0], rule }
      for (const { due, bookBy } of limits) if (reading.before || due >= from) found.bookBy = min(found.bookBy, bookBy)
    }
    return { ...found, ...standing(rule, found.due, metOn(rule, dates, from, found.due, found.opens)) }
  }

  return ({ area, dates }) => {
    const deadlines = []
    for (const rule of rulesOf.get(area)) {
      const starts = dates[rule.readings[0].event] ?? []
      const since = rule.since ? dates[rule.since] : undefined
      if (since && !since.length) continue
      starts.forEach((start, n) => {
        if (!(n > 0 && rule.which === 'first') && !(since && start < since[0])) deadlines.push(deadline(rule, dates, starts, n))
      })
    }
    return judge(deadlines.sort((a, b) => a.due - b.due))
  }
}

/** The day on which what meets a rule happened, or is booked. */
function metOn (rule, dates, from, due, opens) {
  const [first] = rule.readings
  let days = dates[rule['met-by']] ?? []
  if (rule['met-by'] === 'review-conference') days = [...days, ...dates['next-review-conference'].filter(day => day >= today)]
  if (!first.before) return days.find(day => day > from || (+day === +from && rule['met-by'] !== first.event))
  const held = [...dates['initial-conference'], ...dates['review-conference']].filter(day => day < from)
  const earliest = Math.max(opens ?? 0, ...held)
  const near = days.filter(day => day <= from && day >= earliest)
  return near.findLast(day => day <= due) ?? near[0]
}

function standing (rule, due, actual) {
  if (actual) {
    const late = differenceInCalendarDays(actual, due)
    if (actual > today) return { status: late > 0 ? 'booked-late' : 'booked', days: Math.abs(late) }
    return { status: late > 0 ? 'met-late' : 'met', days: Math.abs(late) }
  }
  const left = differenceInCalendarDays(due, today)
  if (rule.prompt) return { status: 'prompt', days: left }
  if (left >= 0) return { status: 'due', days: left }
  return { status: rule['met-by'] ? 'overdue' : 'passed', days: -left }
}

function judge (deadlines) {
  const of = status => deadlines.filter(d => d.status === status)
  const worst = list => list.reduce((a, b) => b.days > a.days ? b : a)
  const overdue = of('overdue')
  const late = of('booked-late')
  const open = of('due')
  const next = open.length ? open.reduce((a, b) => b.bookBy < a.bookBy ? b : a) : undefined
  if (overdue.length) return { state: 'overdue', overdue: overdue.length, worst: worst(overdue), next }
  if (late.length) return { state: 'booked-late', overdue: 0, worst: worst(late), next }
  const state = !next ? 'nothing' : differenceInCalendarDays(next.bookBy, today) <= SOON ? 'soon' : 'later'
  return { state, overdue: 0, next }
}

/** What both are to agree on: the state, and of the worst and the next the rule and its days. */
const iso = day => typeof day === 'string' ? day : formatISO(day, { representation: 'date' })
const limit = d => d ? [d.title ?? d.rule.title, iso(d.due), iso(d.bookBy ?? d['book-by'])].join(' ') : ''
const told = ({ state, overdue, worst, next }) => [state, overdue, limit(worst), limit(next)].join(' | ')

// Both.
ask(engine, 'load', rules)
const runs = []
let ours
for (let run = 0; run < RUNS; run++) {
  const [open, opened] = timed(() => ask(engine, 'open', text))
  const [work] = timed(() => workRows(engine, opened, todayText))
  const answer = ask(engine, 'result', { count: 1e6 }) // every row, to be held against theirs
  runs.push({ open, work, memory: engine.mem.buffer.byteLength })
  ours = answer
}
if (ours.faults.length) throw new Error(`line ${ours.faults[0].line}: ${ours.faults[0].reason}`)
const answers = new Map(ours.cases.map(row => [row.reference, told(row)]))

const rulesOf = readRules(JSON.parse(rules))
function workTheirs (lines, isWorkingDay) {
  const work = program(isWorkingDay)
  return readRows(lines.join('\n')).map(row => ({ reference: row.reference, ...work(row) }))
}

const lines = text.toString().trimEnd().split('\n')
const first = lines.slice(0, 1 + Number(sample))
workTheirs(lines.slice(0, 11), plain) // so that it is compiled
const [plainTook, plainRows] = timed(() => workTheirs(first, plain))
const [memoisedTook, memoisedRows] = timed(() => workTheirs(lines, memoised))
const different = rows => rows.filter(row => told(row) !== answers.get(row.reference))
const example = [...different(plainRows), ...different(memoisedRows)].slice(0, 1).map(row => `${row.reference}: ${told(row)}; ours: ${answers.get(row.reference)}`)

const [memory, opening, working] = ['memory', 'open', 'work'].map(name => runs.map(run => run[name]))
console.log(JSON.stringify({
  rows: ours.rows,
  open: median(opening),
  work: median(working),
  workFirst: working[0],
  memory,
  sample: plainRows.length,
  plain: plainTook,
  plainDiffer: different(plainRows).length,
  memoised: memoisedTook,
  memoisedDiffer: different(memoisedRows).length,
  example
}))
process.exit(0)
