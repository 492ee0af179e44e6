// Serves a site and a built Worker in workerd, as wrangler.jsonc says, without a network.
//
//   node serve.mjs SITE BUNDLE [BUNDLE]
//
// SITE is the folder of the site's files; a BUNDLE is a folder that `wrangler deploy --dry-run
// --outdir` wrote. The second, if there is one, answers where the host is "provoked". One line
// is printed: the address and the process that runs the Workers. It ends with its input.
import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Miniflare } from 'miniflare'
import { unstable_getMiniflareWorkerOptions as options } from 'wrangler'

const [site, ...bundles] = process.argv.slice(2).map(path => resolve(path))

function worker (bundle, i) {
  const { workerOptions } = options('wrangler.jsonc')
  const files = readdirSync(bundle)
  const main = files.find(file => file.endsWith('.js'))
  return {
    ...workerOptions,
    name: `worker-${i}`,
    routes: i === 0 ? [] : ['provoked/*'],
    modulesRoot: bundle,
    modules: [
      { type: 'ESModule', path: join(bundle, main) },
      ...files.filter(file => file.endsWith('.wasm')).map(file => ({ type: 'CompiledWasm', path: join(bundle, file) }))
    ],
    assets: { ...workerOptions.assets, directory: site }
  }
}

const host = new Miniflare({ workers: bundles.map(worker), cf: false, port: 0, host: '127.0.0.1', telemetry: { enabled: false } })
const address = await host.ready
const workerd = execFileSync('ps', ['-o', 'pid=,comm=', '--ppid', String(process.pid)], { encoding: 'utf8' }).split('\n').find(line => line.includes('workerd'))
console.log(JSON.stringify({ url: address.origin, pid: parseInt(workerd) }))
process.stdin.resume().on('end', () => host.dispose().then(() => process.exit(0)))
