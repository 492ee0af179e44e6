// A built module, started as worker.js starts it, for what is timed in Node.
import { readFile } from 'node:fs/promises'
import '../build/wasm_exec.js'

/** Starts a module; gives what calls one of its functions with some bytes. */
export async function start (name) {
  const go = new Go()
  go.env = { GOGC: '400' }
  const { instance } = await WebAssembly.instantiate(await readFile(`wasm/build/${name}.wasm`), go.importObject)
  go.run(instance)
  const engine = instance.exports
  return (capability, bytes) => {
    const at = engine.room(bytes.length)
    new Uint8Array(engine.mem.buffer, at, bytes.length).set(bytes)
    return engine[capability]()
  }
}
