// What was typed goes: when the page is left, when Clear is pressed, when the person leaves at
// once (exit-page.js), and when nobody has used the page for fifteen minutes. The element that
// took it is put back as it was served, and the engine ends with all that it held (engine.js).
import { clone, fill, words } from './templates.js'

const MINUTE = 60000
const WARNED = 13 * MINUTE
const GONE = 15 * MINUTE

/** Each element that takes typing, as it was served. */
const served = new Map()

/** Those in which something was typed or chosen since. */
const typed = new Set()

const { title } = document
let used // when the page was last used
let dialog

/** Called as an element that takes typing is connected, before it changes anything. */
export function clears (element) {
  if (served.has(element)) return // it was only moved within the page
  served.set(element, element.cloneNode(true))
  for (const name of ['input', 'change', 'paste', 'submit']) {
    element.addEventListener(name, () => {
      typed.add(element)
      used = Date.now()
    })
  }
  element.addEventListener('click', ({ target }) => {
    const button = target.closest('[data-clear]')
    if (button?.dataset.clear) ask('clear', () => clear('cleared', element))
    else if (button) clear('cleared', element)
  })
}

/** Puts one element back, or all in which something was typed, and says why where a phrase is given. */
function clear (phrase, only) {
  dialog?.remove()
  dialog = undefined
  document.title = title
  dispatchEvent(new Event('engine-end'))
  let fresh
  for (const element of only ? [only] : typed) {
    fresh = served.get(element)
    served.delete(element)
    typed.delete(element)
    element.replaceWith(fresh)
  }
  if (!fresh || !phrase) return
  const told = clone('cleared')
  told.textContent = words(told)[phrase]
  fresh.prepend(told)
  told.focus()
}

for (const name of ['clear', 'pagehide']) addEventListener(name, () => clear())

/** Asks whether to clear. Whoever closes the question without an answer keeps what was typed. */
function ask (why, act) {
  dialog = clone('clearing')
  const phrases = words(dialog)
  fill(dialog, { title: phrases[why], text: phrases[`${why}-text`] })
  dialog.querySelector('[data-keep]').addEventListener('click', ({ target }) => target.closest('dialog').close())
  dialog.querySelector('[data-go]').addEventListener('click', act)
  dialog.addEventListener('close', ({ target }) => {
    used = Date.now()
    target.remove()
    dialog = undefined
  })
  document.body.append(dialog)
  dialog.showModal()
}

for (const name of ['keydown', 'pointerdown', 'scroll']) {
  addEventListener(name, () => { if (!dialog) used = Date.now() }, { capture: true, passive: true })
}

/** Warns, and clears, when the page was not used for so long. */
function look () {
  if (!typed.size) return
  const idle = Date.now() - used
  if (idle >= GONE) clear('idle-cleared')
  else if (idle >= WARNED && !dialog) ask('idle', () => clear('cleared'))
}

setInterval(look, 5000)
document.addEventListener('visibilitychange', look) // a device that slept counted no seconds
