// The Worker's entry on Cloudflare. Pages do not come here: wrangler.jsonc says what does.
import '../build/worker/wasm_exec.js'
import engine from '../build/worker/app.wasm'
import headers from '../build/hosting/headers.mjs'

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
  } catch (error) {
    response = Response.json({ type: 'about:blank', title: 'Internal Server Error', status: 500 },
      { status: 500, headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' } })
  }
  for (const [name, value] of Object.entries(headers)) {
    if (!response.headers.has(name)) response.headers.set(name, value)
  }
  return response
}

// What github.com/syumai/workers asks of its host, in the words of its own worker.mjs.
globalThis.tryCatch = work => {
  try {
    return { result: work() }
  } catch (error) {
    return { error }
  }
}

/** Asks Go, which is started for this request alone: nothing of one request is there in the next. */
async function ask (request, env, ctx) {
  const go = new Go()
  go.env = { GOGC: 'off', GOMEMLIMIT: '32MiB' } // an answer is written before there is much to collect
  const ended = new Promise((resolve, reject) => {
    go.exit = code => reject(new Error(`Go ended with ${code}`))
  })
  const binding = {}
  await new Promise(resolve => {
    go.run(new WebAssembly.Instance(engine, { ...go.importObject, workers: { ready: resolve } }), { env, ctx, binding })
  })
  return Promise.race([binding.handleRequest(request), ended])
}
