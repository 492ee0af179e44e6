// Once a page has loaded, the whole handbook is kept on this device (service-worker.js), unless
// that was refused at /about/offline/. A page for families keeps nothing: a shared computer
// would show that it was read. When a newer edition has come, the page says so and waits.
import { offline } from '@params'

const { serviceWorker } = navigator

// Of this site, and not opened from a file.
if (offline && serviceWorker && /^http[^#?]+?\/\/[^/]+\/(?!families\/)/.test(location)) addEventListener('load', () => setTimeout(() => keep().catch(() => {}), 1000)) // at the next page, then

async function keep () {
  if (localStorage.offline || navigator.connection?.saveData) return
  const registration = await serviceWorker.register('/sw.js')
  const look = async () => {
    const { active, waiting } = registration
    if (!active || !waiting) return
    const { built } = await (await fetch('/edition.json', { cache: 'no-store' })).json()
    if (performance.timeOrigin < Date.parse(built)) tell(waiting)
    else waiting.postMessage('newer') // this page is of that edition
  }
  registration.addEventListener('updatefound', () => registration.installing.addEventListener('statechange', look))
  document.addEventListener('visibilitychange', () => registration.update().catch(() => {}))
  look()
}

function tell (worker) {
  if (document.querySelector('.newer')) return
  const note = document.createElement('p')
  note.className = 'copied newer'
  note.setAttribute('role', 'status')
  document.querySelector('.govuk-skip-link').after(note)
  const button = (text, act) => {
    const node = document.createElement('button')
    node.textContent = text
    node.addEventListener('click', act)
    return node
  }
  // A status is read out when it changes, not when it comes.
  setTimeout(() => note.append('A newer edition is ready. Reloading clears what you have typed. ', button('Reload', () => {
    serviceWorker.addEventListener('controllerchange', () => location.reload())
    setTimeout(() => location.reload(), 2000) // the older one may still be at work; the site's page is the newer one even so
    worker.postMessage('reload')
  }), ' ', button('Later', () => note.remove())), 100)
}
