// The Worker's entry on Cloudflare. Pages do not come here: wrangler.jsonc says what does.
import '../build/worker/wasm_exec.js'
import engine from '../build/worker/app.wasm'
import headers from '../build/hosting/headers.mjs'

const MOST_BODY = 256 * 1024 // api.MaxBody
const MOST_READ = 4 * 1024 * 1024 // so that who sends too much is still told so
const MOST_KEPT = 64 // files, of 20 to 200 KB

export default {
  fetch: (request, env, ctx) => new URL(request.url).pathname.endsWith('.wasm') ? packed(request, env) : answer(request, env, ctx)
}

/** A page's module as it was compressed when the site was built, for who can unpack it. Go is not started. */
async function packed (request, env) {
  // Cloudflare puts its own words into accept-encoding, and the browser's here.
  const accepts = request.cf?.clientAcceptEncoding ?? request.headers.get('accept-encoding') ?? ''
  if (/\bbr\b/.test(accepts)) {
    const address = new URL(request.url)
    address.pathname += '.br'
    const file = await env.ASSETS.fetch(new Request(address, request))
    if (file.ok || file.status === 304) {
      const response = new Response(file.body, { status: file.status, headers: file.headers, encodeBody: 'manual' })
      response.headers.set('content-type', 'application/wasm')
      response.headers.set('content-encoding', 'br')
      response.headers.set('vary', 'Accept-Encoding')
      return response
    }
  }
  return env.ASSETS.fetch(request)
}

/** An answer of the HTTP interface, with what every page is served with where it says nothing else. */
async function answer (request, env, ctx) {
  let response
  try {
    const go = await ask(request, env, ctx)
    response = new Response(go.body, go)
  } catch {
    response = Response.json({ type: 'about:blank', title: 'Internal Server Error', status: 500, detail: 'This request could not be answered. That is a fault of the handbook, not of the request', errors: [] },
      { status: 500, headers: { 'access-control-allow-origin': '*', 'cache-control': 'no-store', 'content-type': 'application/problem+json', 'cross-origin-resource-policy': 'cross-origin' } })
  }
  for (const [name, value] of Object.entries(headers)) {
    if (!response.headers.has(name)) response.headers.set(name, value)
  }
  return response
}

/**
 * Asks Go, which is started for this request alone: nothing of one request is there in the next. The
 * body and files are handed over whole, since a stream that Go reads piece by piece costs a third of
 * the CPU that a request may take; main_js.go is the other side.
 */
async function ask (request, env, ctx) {
  const body = await whole(request.body)
  const go = new Go()
  go.env = { GOGC: 'off', GOMEMLIMIT: '32MiB' } // an answer is written before there is much to collect
  const ended = new Promise((resolve, reject) => {
    go.exit = code => reject(new Error(`Go ended with ${code}`))
  })
  ended.catch(() => {})
  const binding = {}
  await new Promise(resolve => {
    go.run(new WebAssembly.Instance(engine, { ...go.importObject, workers: { ready: resolve } }), { env, ctx, binding, body, read: path => read(path, env) })
  })
  return Promise.race([binding.handleRequest({ url: request.url, method: request.method, headers: request.headers, body: null }), ended])
}

/** A body as bytes; of one that is too long, enough to show that it is. */
async function whole (stream) {
  const reader = stream?.getReader()
  const parts = []
  let kept = 0
  for (let read = 0; reader;) {
    const { done, value } = await reader.read()
    if (done) break
    if (kept <= MOST_BODY) {
      parts.push(value)
      kept += value.length
    }
    if ((read += value.length) > MOST_READ) await reader.cancel()
  }
  if (parts.length === 1) return parts[0]
  const bytes = new Uint8Array(kept)
  kept = 0
  for (const part of parts) {
    bytes.set(part, kept)
    kept += part.length
  }
  return bytes
}

const files = new Map() // what was built with this Worker, and of no request

/** A file of the site, or nothing where there is none. */
async function read (path, env) {
  if (!files.has(path)) {
    const file = await env.ASSETS.fetch('https://assets' + path)
    if (!file.ok && file.status !== 404) throw new Error(`${path}: ${file.status}`)
    if (!file.ok) return
    if (files.size >= MOST_KEPT) files.clear()
    files.set(path, new Uint8Array(await file.arrayBuffer()))
  }
  return files.get(path)
}

// Nothing of a request gets into a log, not even what Go prints when it panics.
globalThis.fs.writeSync = (file, bytes) => bytes.length

// What github.com/syumai/workers asks of its host, in the words of its own worker.mjs.
globalThis.tryCatch = work => {
  try {
    return { result: work() }
  } catch (error) {
    return { error }
  }
}
