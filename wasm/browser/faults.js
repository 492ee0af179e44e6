// What is wrong with a form, in GOV.UK's way: beside each field, and in a summary that takes
// the focus. The form has the summary in it, hidden (layouts/_partials/training/faults.html).
const title = document.title

/**
 * Shows what is wrong, or that nothing is.
 * @param {HTMLFormElement} form
 * @param {{group: HTMLElement, message: string, parts: string[]}[]} faults a group of fields each; parts of a date
 * @returns {boolean} whether anything is wrong
 */
export function tell (form, faults) {
  for (const group of form.querySelectorAll('[data-group], [data-event]')) mark(group)
  document.title = faults.length ? `Error: ${title}` : title
  const summary = form.querySelector('[data-faults]')
  summary.hidden = !faults.length
  summary.querySelector('ul').replaceChildren(...faults.map(fault => {
    const field = mark(fault.group, fault)
    const link = document.createElement('a')
    link.textContent = fault.message
    link.href = `#${field.id}`
    link.addEventListener('click', event => {
      event.preventDefault() // the address stays what it is
      field.focus()
    })
    const item = document.createElement('li')
    item.append(link)
    return item
  }))
  if (faults.length) summary.focus()
  return faults.length > 0
}

/** Marks a group of fields as wrong, or as right where there is no fault; gives the field to go to. */
function mark (group, fault) {
  const message = group.querySelector('.govuk-error-message')
  const fields = [...group.querySelectorAll('input, select, textarea')]
  const described = group.querySelector('fieldset') ?? (group.matches('fieldset') ? group : fields[0])
  const hint = group.querySelector('.govuk-hint')?.id
  const ids = [hint, fault && message.id].filter(Boolean).join(' ')
  group.classList.toggle('govuk-form-group--error', Boolean(fault))
  message.hidden = !fault
  message.querySelector('[data-message]').textContent = fault?.message ?? ''
  if (ids) described.setAttribute('aria-describedby', ids)
  else described.removeAttribute('aria-describedby')
  const wrong = fields.filter(field => fault && (!fault.parts || fault.parts.includes(field.dataset.part)))
  for (const field of fields) {
    const kind = { SELECT: 'govuk-select--error', TEXTAREA: 'govuk-textarea--error' }[field.tagName] ?? 'govuk-input--error'
    field.classList.toggle(kind, field.type !== 'checkbox' && wrong.includes(field))
  }
  return wrong[0] ?? fields[0]
}

/** The fault of a group whose one field is empty, if it is: [fault] or []. */
export const empty = (group, message) => group.querySelector('input, select, textarea').value.trim() ? [] : [{ group, message }]
