// /sw.js where params.offline is false in config.toml: takes away, at the next visit, what an
// earlier one kept, and itself. It does so as it comes and waits for no page to be closed, and
// reloads none: what is typed there stays.
addEventListener('install', event => {
  skipWaiting()
  registration.unregister() // is done when this has come, so that it cannot be waited for here
  event.waitUntil(caches.keys().then(keys => Promise.all(keys.map(key => key.startsWith('handbook ') && caches.delete(key)))))
})
