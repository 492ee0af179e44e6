// Leaving a page at once, by its link, which works without this script, or by Shift pressed three
// times. The page is emptied first, all that was typed is cleared, and the other site takes this
// page's place in the history, so that Back does not lead to it.
import { say, words } from './templates.js'

const AGAIN = 5000 // milliseconds until a press of Shift counts no more
const PRESSES = 3

const told = document.querySelector('[data-exit-told]')
const phrases = words(told)
let presses = 0
let alone = false // whether Shift is down, and nothing else
let timer

function leave () {
  const { href } = document.querySelector('[data-exit]')
  const cover = document.createElement('p')
  cover.setAttribute('role', 'status')
  dispatchEvent(new Event('clear'))
  cover.textContent = document.title = phrases.leaving
  document.body.replaceChildren(cover)
  location.replace(href)
}

function count (n) {
  presses = n
  clearTimeout(timer)
  if (n === PRESSES) leave()
  else if (n) timer = setTimeout(count, AGAIN, 0)
  told.textContent = n && n < PRESSES ? say(phrases[PRESSES - n === 1 ? 'once' : 'more'], { n: PRESSES - n }) : ''
}

document.addEventListener('click', event => {
  if (!event.target.closest('[data-exit]')) return
  event.preventDefault()
  leave()
})
document.addEventListener('keydown', ({ key, repeat }) => {
  if (key === 'Shift') alone ||= !repeat
  else {
    alone = false
    if (presses) count(0)
  }
})
document.addEventListener('keyup', ({ key }) => {
  if (key === 'Shift' && alone) count(presses + 1)
  alone = false
})
