// Has the built module handbook.wasm, which pages fetch, answer what comes in line by line:
// "rules" and the address of a rules file, or a request for deadlines. Prints what
// wasm/proof/answers prints of the engine compiled for this machine.
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { call, start } from '../bench/module.mjs'

const engine = await start('handbook')
const encoder = new TextEncoder()
const hash = createHash('sha256')
let answers = 0
let length = 0
for await (const line of createInterface({ input: process.stdin })) {
  if (line.startsWith('rules ')) {
    if (call(engine, 'load', await readFile(line.slice(6))) !== 0) throw new Error(`the module refuses ${line}`)
    continue
  }
  const n = Math.abs(call(engine, 'deadlines', encoder.encode(line)))
  hash.update(new Uint8Array(engine.mem.buffer, engine.answered(), n)).update('\n')
  answers++
  length += n
}
console.log(`${answers} ${length} ${hash.digest('hex')}`)
process.exit()
