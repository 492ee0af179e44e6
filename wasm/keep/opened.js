// In a copy that is opened from a file nothing can be fetched and no worker started by its
// address. So what is asked for comes as a script that calls hold(path, text), and workers
// start from a text. It stands before the page's own scripts, which know nothing of it.
const root = new URL('.', document.currentScript.src)
const files = new Map()

/** A file's text; a module's is base64. */
function file (path) {
  if (!files.has(path)) {
    const at = {}
    at.text = new Promise((resolve, reject) => Object.assign(at, { resolve, reject }))
    files.set(path, at)
    const script = document.createElement('script')
    script.src = new URL(`${path.slice(1)}.js`, root)
    script.onerror = () => at.reject(new Error(`${path} is not in this copy.`))
    document.head.append(script)
  }
  return files.get(path).text
}

self.hold = (path, text) => files.get(path).resolve(text)

// Stands before the worker's own text, so that its messages come here first.
const inside = `const asked = new Map()
self.fetch = path => new Promise((resolve, reject) => { asked.set(path, { resolve, reject }); postMessage({ path }) })
addEventListener('message', event => {
  const { path, text, failed } = event.data
  if (!path) return
  event.stopImmediatePropagation()
  const at = asked.get(path)
  if (failed) at.reject(new Error(failed))
  else if (!path.endsWith('.wasm')) at.resolve(new Response(text))
  else at.resolve(new Response(Uint8Array.from(atob(text), c => c.charCodeAt(0)), { headers: { 'Content-Type': 'application/wasm' } }))
});
`
const Real = self.Worker
self.Worker = class {
  constructor (path) {
    this.started = file(path).then(text => {
      const worker = new Real(URL.createObjectURL(new Blob([inside, text], { type: 'text/javascript' })))
      worker.onerror = event => this.onerror(event)
      worker.onmessage = event => {
        const { path } = event.data
        if (path) file(path).then(text => worker.postMessage({ path, text }), error => worker.postMessage({ path, failed: error.message }))
        else this.onmessage(event)
      }
      return worker
    })
  }

  postMessage (message) {
    this.started.then(worker => worker.postMessage(message), error => this.onerror(error))
  }
}

// Links that a script writes lead from the site's root.
new MutationObserver(() => {
  for (const link of document.querySelectorAll('a[href^="/"]')) {
    const [path, fragment] = link.getAttribute('href').split('#')
    link.href = new URL(path.slice(1).replace(/(^|\/)$/, '$1index.html'), root) + (fragment ? `#${fragment}` : '')
  }
}).observe(document, { subtree: true, childList: true, attributeFilter: ['href'] })

// A copy that is old says so, on screen and in print.
const now = new Date()
const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(n => String(n).padStart(2, '0')).join('-')
for (const late of document.querySelectorAll('[data-late-after]')) {
  late.hidden = today <= late.dataset.lateAfter
  late.previousElementSibling.hidden = !late.hidden
}
