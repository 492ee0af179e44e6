// A log of 500 visits, held against the rules of the area that has most of them, by the
// module as built and as worker.js starts it. The median of 300 calls is printed, in ms,
// after the first, as one object of JSON.
import { readFile } from 'node:fs/promises'
import { call, median, start } from './module.mjs'

const engine = await start('visits')

if (call(engine, 'load', await readFile('public/hertfordshire/rules.json')) !== 0) throw new Error('the rules are not read')
const kinds = [{ seen: 'yes', alone: 'yes', bedroom: 'yes' }, { seen: 'yes', alone: 'no', 'why-not-alone': 'other' }, { seen: 'no', why: 'no-answer' }]
const visits = []
for (let day = Date.UTC(2027, 11, 31), i = 0; i < 500; day -= 864e5 * (i++ % 2 + 1)) {
  visits.push({ date: new Date(day).toISOString().slice(0, 10), by: 'lead-worker', home: 'yes', ...kinds[i % 3] })
}
const request = new TextEncoder().encode(JSON.stringify({
  area: 'hertfordshire', today: '2027-12-31', dates: { 'initial-conference': '2025-06-02', 'review-conference': ['2025-08-29', '2026-02-27'] }, visits
}))
const times = []
for (let i = 0; i <= 300; i++) {
  const from = performance.now()
  if (call(engine, 'visits', request) <= 0) throw new Error('the log is refused')
  times.push(performance.now() - from)
}
const [first, ...later] = times
console.log(JSON.stringify({ first, median: median(later) }))
