// The same number of cases worked out against the rules of few areas and of many, by the
// module as built. One object of JSON is printed: processor times in ms, which others on the
// machine change little.
//
//   node wasm/bench/scale.mjs TODAY RULES ROWS MANY-RULES MANY-ROWS
import { readFile } from 'node:fs/promises'
import { ask, median, start, workRows } from './module.mjs'

const [today, ...files] = process.argv.slice(2)
const texts = await Promise.all(files.map(file => readFile(file)))

function spent (work) {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

async function measure (rules, rows) {
  const engine = await start('caseload')
  const load = spent(() => ask(engine, 'load', rules))
  const times = []
  let cases
  for (let run = 0; run < 7; run++) {
    const opened = ask(engine, 'open', rows)
    times.push(spent(() => workRows(engine, opened, today)))
    cases = ask(engine, 'result', { count: 1 }).rows
  }
  return { load, work: median(times), cases, memory: engine.mem.buffer.byteLength }
}

console.log(JSON.stringify({ few: await measure(texts[0], texts[1]), many: await measure(texts[2], texts[3]) }))
process.exit(0)
