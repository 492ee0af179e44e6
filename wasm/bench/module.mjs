// A built module, started and asked as worker.js does it, for what is timed in Node.
import { readFile } from 'node:fs/promises'
import '../build/wasm_exec.js'

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** Starts a module and gives its exports. gogc is what its page gives it (calculator/script.html). */
export async function start (name) {
  const go = new Go()
  go.env = { GOGC: name === 'caseload' ? '100' : '400' }
  const { instance } = await WebAssembly.instantiate(await readFile(`wasm/build/${name}.wasm`), go.importObject)
  go.run(instance)
  return instance.exports
}

/** Calls a function with some bytes; gives its answer's length, which is below 0 where it refuses. */
export function call (engine, capability, bytes) {
  const at = engine.room(bytes.length)
  new Uint8Array(engine.mem.buffer, at, bytes.length).set(bytes)
  return engine[capability]()
}

/** Asks with bytes, or with what becomes JSON; gives the answer read as JSON. A refusal is thrown. */
export function ask (engine, capability, request) {
  const length = call(engine, capability, request instanceof Uint8Array ? request : encoder.encode(JSON.stringify(request)))
  const answer = decoder.decode(new Uint8Array(engine.mem.buffer, engine.answered(), Math.abs(length)))
  if (length < 0 || (capability === 'load' && length > 0)) throw new Error(`${capability}: ${answer}`)
  return answer && JSON.parse(answer)
}

/** What work takes, in ms, and what it gives. */
export function timed (work) {
  const from = performance.now()
  const answer = work()
  return [performance.now() - from, answer]
}

export const median = list => list.toSorted((a, b) => a - b)[list.length >> 1]

/** Works out rows that have been opened, as the page does: in batches, then the first screen, sorted and counted. */
export function workRows (engine, { columns }, today) {
  const { questions } = ask(engine, 'begin', { today, columns: columns.map(({ holds }) => holds ?? '') })
  if (questions.length) throw new Error('an ISO date was asked about')
  for (let progress = { done: 0, rows: 1 }; progress.done < progress.rows;) progress = ask(engine, 'step', { rows: 400 })
  ask(engine, 'result', { count: 100 })
}
