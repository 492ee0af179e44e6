/**
 * Makes a summary of errors, once it is in the page, behave as GOV.UK's: it takes the focus, and
 * each of its links leads to a field with that field's label in view.
 */
export function errorSummary (summary) {
  summary.addEventListener('click', event => {
    const field = event.target.hash && document.getElementById(event.target.hash.slice(1))
    if (!field) return
    event.preventDefault()
    ;(field.closest('fieldset')?.querySelector('legend') ?? field.labels?.[0] ?? field).scrollIntoView()
    field.focus({ preventScroll: true })
  })
  summary.focus()
}
