// The Web Worker that runs the engine, so that starting it never holds up typing.
// It takes {id, rules, capability, request} and answers {id, ok, text} or {id, failed}.
import { gogc, module } from '@params'
import '../build/wasm_exec.js'

const decoder = new TextDecoder()
const encoder = new TextEncoder()
let engine
let loaded

// An address may end in # and the hash of what must come: a page kept from one build never gets another build's rules.
async function fetched (address) {
  const [path, integrity = ''] = address.split('#')
  const response = await fetch(path, { integrity })
  if (!response.ok) throw new Error(`${address} answered ${response.status}`)
  return response
}

async function start () {
  const go = new Go()
  go.env = { GOGC: gogc }
  const { instance } = await WebAssembly.instantiateStreaming(await fetched(module), go.importObject)
  go.run(instance) // settles only when the module ends, which it does not
  return instance.exports
}

function write (bytes) {
  const at = engine.room(bytes.length)
  new Uint8Array(engine.mem.buffer, at, bytes.length).set(bytes)
}

function read (length) {
  return decoder.decode(new Uint8Array(engine.mem.buffer, engine.answered(), length))
}

async function answer ({ rules, capability, request }) {
  engine ??= start()
  engine = await engine
  if (loaded !== rules) {
    write(new Uint8Array(await (await fetched(rules)).arrayBuffer()))
    const wrong = engine.load()
    if (wrong > 0) throw new Error(read(wrong))
    loaded = rules
  }
  if (!capability) return { ok: true }
  write(typeof request === 'string' ? encoder.encode(request) : request)
  const length = engine[capability]()
  return { ok: length > 0, text: read(Math.abs(length)) }
}

// One request after another: the buffer is shared.
let turn = Promise.resolve()
self.onmessage = ({ data }) => {
  turn = turn.then(() => answer(data)).then(
    result => self.postMessage({ id: data.id, ...result }),
    error => self.postMessage({ id: data.id, failed: error.message })
  )
}
