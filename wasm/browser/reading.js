// What every page has: links to clauses that copy themselves, the key for the search,
// reviews that become overdue, and a copy of the handbook for where there is no signal.
import './keeping.js'
import { today } from './today.js'

// Reading pages: following a clause's number also copies the link to it, and says so.
const status = document.createElement('p')
status.className = 'copied'
status.setAttribute('role', 'status')
document.body.append(status)

document.addEventListener('click', async event => {
  const link = event.target.closest('.clause-link')
  if (!link || !navigator.clipboard) return
  try {
    await navigator.clipboard.writeText(link.href)
    status.textContent = `Link to ${link.getAttribute('href').slice(1)} copied`
    setTimeout(() => { status.textContent = '' }, 4000)
  } catch {
    // The browser does not let the page copy; the address bar has the link.
  }
})

// Ctrl K or Command K goes to the search, whose field has the focus there.
document.addEventListener('keydown', event => {
  if (event.key !== 'k' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return
  event.preventDefault()
  const field = document.getElementById('query')
  if (field) field.focus()
  else document.querySelector('[href*="search/"]').click()
})

// A review that has become overdue since the site was built says so.
const month = today().slice(0, 7)
for (const overdue of document.querySelectorAll('[data-overdue-after]')) overdue.hidden = month <= overdue.dataset.overdueAfter
