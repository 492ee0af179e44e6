// Progress on an induction path, kept in this browser where the person asks for it, and
// deletable. It has the path, its version, the step and what was chosen: no name, no date of
// any child.
import { say, words } from './templates.js'

const month = 31 * 24 * 60 * 60 * 1000

export class Progress {
  constructor (path) {
    this.path = path
    this.key = `path ${path.dataset.path}`
    this.phrases = words(path)
    const keep = path.querySelector('[data-keep]')
    keep.hidden = false
    this.told = keep.querySelector('[data-keep-told]')
    this.buttons = { keep: keep.querySelector('[data-keep-progress]'), delete: keep.querySelector('[data-delete-progress]') }
    this.buttons.keep.addEventListener('click', () => this.begin())
    this.buttons.delete.addEventListener('click', () => this.end())
    addEventListener('pageshow', event => { if (event.persisted) path.restore(this.load()) })
  }

  /** What was kept of this version; older than a month, it is deleted. */
  load () {
    let kept
    try {
      kept = JSON.parse(localStorage.getItem(this.key) ?? 'null')
    } catch {
      this.forget()
    }
    if (kept && !(Date.now() - kept.at < month)) kept = this.forget()
    if (kept && kept.version !== this.path.dataset.version) {
      this.forget()
      this.tell(false, this.phrases.changed)
      return undefined
    }
    this.tell(Boolean(kept), kept ? say(this.phrases.welcome, { n: kept.step + 1 }) + ' ' + this.phrases.kept : this.phrases['not-kept'])
    return kept
  }

  save (state) {
    if (this.keeping) this.write(state)
  }

  begin () {
    this.keeping = this.write(this.path.state)
    this.tell(this.keeping, this.phrases[this.keeping ? 'kept' : 'refused'])
    if (this.keeping) this.buttons.delete.focus()
  }

  end () {
    this.forget()
    this.tell(false, `${this.phrases.deleted} ${this.phrases['not-kept']}`)
    this.buttons.keep.focus()
  }

  write (state) {
    try {
      localStorage.setItem(this.key, JSON.stringify({ ...state, at: Date.now() }))
      return true
    } catch {
      return false
    }
  }

  forget () {
    try {
      localStorage.removeItem(this.key)
    } catch { /* nothing can be kept, so nothing is */ }
  }

  tell (keeping, text) {
    this.keeping = keeping
    this.told.textContent = text
    this.buttons.keep.hidden = keeping
    this.buttons.delete.hidden = !keeping
  }
}
