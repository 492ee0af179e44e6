// A built module, started as worker.js starts it, for what is timed in Node.
import { readFile } from 'node:fs/promises'
import '../build/wasm_exec.js'

/**
 * Starts a module; gives what calls one of its functions with some bytes and tells what it
 * returned, and whose answer() is so many bytes of what it answered.
 */
export async function start (name) {
  const go = new Go()
  go.env = { GOGC: '400' }
  const { instance } = await WebAssembly.instantiate(await readFile(`wasm/build/${name}.wasm`), go.importObject)
  go.run(instance)
  const engine = instance.exports
  const call = (capability, bytes) => {
    const at = engine.room(bytes.length)
    new Uint8Array(engine.mem.buffer, at, bytes.length).set(bytes)
    return engine[capability]()
  }
  call.answer = length => new Uint8Array(engine.mem.buffer, engine.answered(), length)
  return call
}
