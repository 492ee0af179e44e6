// The page's side of the engine: starts its Web Worker once and asks it questions.
import { worker as address } from '@params'

let worker
let asked = 0
const waiting = new Map()

function start () {
  if (worker) return worker
  worker = new Worker(address)
  worker.onmessage = ({ data }) => {
    const { resolve, reject } = waiting.get(data.id)
    waiting.delete(data.id)
    if (data.failed === undefined) resolve(data)
    else reject(new Error(data.failed))
  }
  worker.onerror = event => {
    for (const { reject } of waiting.values()) reject(new Error(event.message || 'The engine could not be loaded.'))
    waiting.clear()
    worker = undefined
  }
  return worker
}

// With the Web Worker goes all that was ever given to the engine; the next question starts another.
for (const name of ['engine-end', 'pagehide']) {
  addEventListener(name, () => {
    worker?.terminate()
    worker = undefined
    waiting.clear()
  })
}

/** Loads the module and an area's rules, so that the first answer comes at once. */
export const prepare = rules => post({ rules })

/**
 * Asks the engine.
 * @param {string} rules address of the area's rules file
 * @param {string} capability a name that the module exports, such as deadlines
 * @param {object|Uint8Array} request see the package comment of wasm/deadlines; bytes go as they are
 * @returns {Promise<{ok: boolean, answer: object}>} answer is a problem document where ok is false
 */
export async function ask (rules, capability, request) {
  const { ok, text } = await post({ rules, capability, request: request instanceof Uint8Array ? request : JSON.stringify(request) })
  return { ok, answer: JSON.parse(text) }
}

/** Asks the engine for a text, such as a calendar file; fails with the problem's message. */
export async function askText (rules, capability, request) {
  const { ok, text } = await post({ rules, capability, request: JSON.stringify(request) })
  if (!ok) throw new Error(reason(JSON.parse(text)))
  return text
}

/** What a problem document says first. */
export const reason = problem => problem.errors[0]?.message ?? problem.detail

function post (message) {
  return new Promise((resolve, reject) => {
    if (!('WebAssembly' in window)) {
      reject(new Error('This browser has no WebAssembly.'))
      return
    }
    const id = ++asked
    waiting.set(id, { resolve, reject })
    start().postMessage({ id, ...message })
  })
}
