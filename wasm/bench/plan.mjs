// A plan with 200 actions, held against the requirements of the area that has most of them,
// and against all areas together, by the module as built and as worker.js starts it. The
// median of 100 calls of each is printed, in ms, after the first, as one object of JSON.
import { readFile } from 'node:fs/promises'
import { call, median, start } from './module.mjs'

const engine = await start('plans')

const many = (n, entry) => Array.from({ length: n }, (_, i) => entry(i))
const who = ['Lead social worker', 'Health visitor', 'Class teacher', 'Mother', 'Maternal aunt', 'School nurse']
const plan = {
  document: 'child-protection-plan',
  conference: '9 November 2026',
  review: '1 February 2027',
  risks: many(10, i => ({ what: `Risk of the kind ${i}, in a sentence of some length`, protection: 'The aunt stays until the mother is home' })),
  outcomes: many(20, i => ({ what: `Outcome ${i} in words that say what is different for the child`, baseline: 'Three evenings a week', target: 'None', judged: 'The diary', by: `${i % 28 + 1} January 2027`, risk: String(i % 10 + 1) })),
  actions: many(200, i => ({ what: `Action ${i}: takes the child to the place where it is to be and writes down what happened there`, who: who[i % 6], agency: 'Family', start: '16 November 2026', frequency: i % 9 ? 'Every week' : 'As required', by: i % 7 ? `${i % 28 + 1} January 2027` : 'Ongoing', outcome: String(i % 20 + 1) })),
  'core-group': who.map(role => ({ who: role, agency: 'Agency', part: 'Does what the plan says' })),
  wishes: 'Likes it when the aunt is there.'
}
const measured = {}
for (const area of ['hertfordshire', 'national']) {
  if (call(engine, 'load', await readFile(`public/calculators/plans/${area}/rules.json`)) !== 0) throw new Error('the rules are not read')
  const request = new TextEncoder().encode(JSON.stringify({ area, today: '2026-11-22', plan }))
  const times = []
  for (let i = 0; i <= 100; i++) {
    const from = performance.now()
    if (call(engine, 'plan', request) <= 0) throw new Error('the plan is refused')
    times.push(performance.now() - from)
  }
  const [first, ...later] = times
  measured[area] = { first, median: median(later) }
}
console.log(JSON.stringify(measured))
