// <kept-handbook>: what is kept on this device, with buttons to remove it and to keep it
// again. Whoever removes it is not made to do so twice: the one word "no" stays in local
// storage, and can be taken away too.
import { say, words } from './templates.js'

const { serviceWorker } = navigator
const ours = async () => (await caches.keys()).filter(key => key.startsWith('handbook '))

class KeptHandbook extends HTMLElement {
  connectedCallback () {
    this.phrases = words(this)
    this.told = this.querySelector('[data-state]')
    this.buttons = Object.fromEntries(['keep', 'remove', 'forget'].map(act => {
      const button = this.querySelector(`[data-${act}]`)
      button.addEventListener('click', () => this[act]())
      return [act, button]
    }))
    if (location.protocol === 'file:') this.show('file')
    else if (!serviceWorker || !('caches' in window)) this.show('cannot')
    else this.look()
  }

  /** Says so, with these buttons. */
  show (phrase, buttons = [], values = {}) {
    const text = say(this.phrases[phrase], values)
    if (this.told.textContent !== text) this.told.textContent = text
    for (const [act, button] of Object.entries(this.buttons)) button.hidden = !buttons.includes(act)
    this.dataset.is = phrase
  }

  /** Looks at what there is, and again while it is still coming. */
  async look () {
    clearTimeout(this.again)
    const asked = this.asked = {}
    const registration = await serviceWorker.getRegistration()
    let state = ['none', ['keep']]
    for (const name of await ours()) {
      const cache = await caches.open(name)
      const n = (await cache.keys()).length
      const checked = await cache.match('/checked')
      if (checked) {
        const date = new Date(await checked.text()).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
        state = ['kept', ['remove'], { n, date, edition: name.slice('handbook '.length) }]
        break
      }
      state = ['coming', ['remove'], { n }]
    }
    if (state[0] === 'none' && localStorage.offline) state = ['refused', ['keep', 'forget']]
    if (asked !== this.asked) return // a button was pressed since
    this.show(...state)
    if (state[0] === 'coming' || registration?.installing || state[0] === 'none') this.again = setTimeout(() => this.look(), 1000)
  }

  async keep () {
    localStorage.removeItem('offline')
    await serviceWorker.register('/sw.js')
    this.buttons.remove.hidden = false
    await this.look()
    this.buttons.remove.focus()
  }

  async remove () {
    clearTimeout(this.again)
    this.asked = undefined
    localStorage.offline = 'no'
    await (await serviceWorker.getRegistration())?.unregister()
    for (const name of await ours()) await caches.delete(name)
    this.show('removed', ['keep', 'forget'])
    this.buttons.forget.focus()
  }

  forget () {
    localStorage.removeItem('offline')
    this.show('forgotten', ['keep'])
    this.buttons.keep.focus()
  }
}

customElements.define('kept-handbook', KeptHandbook)
