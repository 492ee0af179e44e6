// /sw.js: keeps the whole handbook on the device and answers from there when there is no
// signal. It holds one edition, whole or not at all: its files are fetched with their hashes
// (/kept.json), and nothing of it is used before the last has come. It stores the site's own
// files and the day on which they were last found to be the site's. wasm/keep puts the id in.
const edition = 'EDITION'
const name = `handbook ${edition}`
const patience = 4000 // ms for which the network is waited for
const grace = 30 // days for which a copy needs no warning
const hashed = /[._-][0-9a-f]{7,}\./ // a file whose name changes with its content

const today = () => new Date().toISOString().slice(0, 10)
const held = (path, cacheName = name) => caches.match(path, { cacheName }) // makes no cache, as open would
const listed = async cacheName => (await held('/kept.json', cacheName))?.json()
const others = async () => (await caches.keys()).filter(key => key.startsWith('handbook ') && key !== name)

addEventListener('install', event => event.waitUntil(install()))
addEventListener('activate', event => event.waitUntil(activate()))
// A page asks for the newer edition: the person has, or no other window is open in which anything could be typed.
addEventListener('message', async ({ data }) => {
  if (data === 'reload' || (await clients.matchAll({ type: 'window', includeUncontrolled: true })).length < 2) skipWaiting()
})
addEventListener('fetch', event => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin || pathname.startsWith('/api/')) return
  event.respondWith(request.mode === 'navigate' ? page(event, pathname) : file(request, pathname))
})

async function install () {
  if (navigator.connection?.saveData) throw new Error('Data is to be saved.')
  const response = await fetch('/kept.json', { cache: 'no-store' })
  const list = await response.clone().json()
  if (list.edition !== edition) throw new Error('The list is of another edition.')
  const older = new Map() // what an older edition has, by its hash
  for (const key of await others()) {
    for (const [path, hash] of Object.entries((await listed(key))?.files ?? {})) older.set(hash, [path, key])
  }
  const cache = await caches.open(name)
  const left = Object.entries(list.files)
  const next = async () => {
    for (let entry; (entry = left.pop());) {
      const [path, integrity] = entry
      if (await cache.match(path)) continue // it came before the signal went
      const same = older.has(integrity) && await held(...older.get(integrity))
      await cache.put(path, same || await fetch(path, { integrity, cache: 'no-store', priority: 'low' }))
    }
  }
  await Promise.all([next(), next(), next(), next()])
  await cache.put('/checked', new Response(today()))
  await cache.put('/kept.json', response)
}

async function activate () {
  for (const key of await others()) await caches.delete(key)
  await clients.claim()
}

/** A page: the site's, or this edition's where the site does not answer in time. */
async function page (event, path) {
  const site = fetch(event.request.url, { cache: 'no-cache', redirect: 'manual' }) // what the browser has from before is not the site's answer
  event.waitUntil(site.then(check).catch(() => {}))
  const late = new Promise(resolve => setTimeout(resolve, patience))
  const answer = await Promise.race([site, late]).catch(() => {})
  return answer?.status < 500 ? answer : await copy(path) ?? site
}

/** Once a day, whether this edition is still the site's. */
async function check () {
  const day = await (await held('/checked'))?.text()
  if (!day || day === today()) return
  const site = await (await fetch('/edition.json', { cache: 'no-store' })).json()
  if (site.id === edition) await (await caches.open(name)).put('/checked', new Response(today()))
}

/** A page of this edition, which says that it is a copy and warns where it is old. */
async function copy (path) {
  const response = await held(path) ?? await held(`${path}/`)
  if (!response?.headers.get('Content-Type').startsWith('text/html')) return response
  const list = await listed()
  const day = await (await held('/checked')).text()
  const review = list.reviews[path.split('/')[1]] // a month, where the page's area states one
  const old = Date.now() - Date.parse(day) > grace * 864e5 || today().slice(0, 7) > review
  const date = new Date(day).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
  const said = (old ? list.late : list.copy).replace('{edition}', edition).replace('{date}', date)
  const html = (await response.text()).replace(/<main[^>]*>/, main => main + said)
  return new Response(html, { headers: response.headers })
}

/** A file: this edition's if it is the very one that the page names, and the site's before an older one. */
async function file (request, path) {
  const kept = await held(path)
  const same = kept && (hashed.test(path) || (request.integrity && (await listed())?.files[path] === request.integrity))
  return same ? kept : fetch(request).catch(error => { if (kept) return kept; throw error })
}
