// One list of the form of a plan: entries that are added, removed and brought back.
import { say, squeeze, words } from './templates.js'

const BETWEEN = /\s*(?:[,;&]|\band\b)\s*/i
const NUMBERS = /^\s*\d{1,3}(?:\s*(?:[,;&]|\band\b)\s*\d{1,3})*\s*$/i

export class PlanList {
  constructor (node) {
    this.node = node
    this.list = node.querySelector('[data-entries]')
    this.template = node.querySelector('template')
    this.told = node.querySelector('[data-list-told]')
    this.restore = node.querySelector('[data-restore]')
    this.names = this.parts(this.template.content).map(part => part.dataset.part)
    this.removed = []
    node.querySelector('[data-add]').addEventListener('click', () => {
      this.focus(this.append())
      this.number()
    })
    this.restore.addEventListener('click', () => this.bringBack())
    this.list.addEventListener('click', ({ target }) => target.closest('[data-remove]') && this.remove(target.closest('[data-entry]')))
    this.set()
  }

  entries () {
    return [...this.list.children]
  }

  parts (entry) {
    return [...entry.querySelectorAll('[data-part]')]
  }

  /** What was typed in one entry. */
  read (entry) {
    return Object.fromEntries(this.parts(entry).filter(part => part.value.trim()).map(part => [part.dataset.part, part.value]))
  }

  touched (entry) {
    return this.parts(entry).some(part => part.value.trim())
  }

  filled () {
    return this.entries().some(entry => this.touched(entry))
  }

  /** The entries up to the last that something was typed in, so that each keeps its number; remembers which they were. */
  value () {
    const entries = this.entries()
    this.sent = entries.slice(0, entries.findLastIndex(entry => this.touched(entry)) + 1)
    return this.sent.map(entry => this.read(entry))
  }

  /** An entry at the end; a choice that is not among the choices stays as it was written. */
  append (value = {}) {
    const entry = this.template.content.querySelector('[data-entry]').cloneNode(true)
    for (const part of this.parts(entry)) {
      const text = value[part.dataset.part] ?? ''
      if (part.tagName === 'SELECT' && ![...part.options].some(option => option.value === text)) {
        const same = [...part.options].find(option => option.value.toLowerCase() === text.trim().toLowerCase())
        if (same) {
          part.value = same.value
          continue
        }
        part.append(new Option(text, text))
      }
      part.value = text
    }
    this.list.append(entry)
    return entry
  }

  number () {
    this.entries().forEach((entry, i) => { for (const at of entry.querySelectorAll('[data-number]')) at.textContent = i + 1 })
  }

  focus (entry) {
    this.parts(entry)[0].focus()
  }

  /** Puts other entries in place of these; one empty entry where there are none. */
  set (values = []) {
    this.list.replaceChildren()
    for (const value of values.length ? values : [{}]) this.append(value)
    this.number()
    this.removed = []
    this.restore.hidden = true
    this.told.textContent = ''
  }

  /** Adds entries; gives what takes them out again. */
  add (values) {
    for (const entry of this.entries().reverse()) {
      if (this.touched(entry)) break
      entry.remove()
    }
    const added = values.map(value => this.append(value))
    this.number()
    return () => {
      for (const entry of added) entry.remove()
      if (!this.list.children.length) this.append()
      this.number()
    }
  }

  remove (entry) {
    const at = this.entries().indexOf(entry)
    entry.remove()
    this.removed.push({ entry, at, renumbered: this.renumber(at) })
    if (!this.list.children.length) this.append()
    this.number()
    this.restore.hidden = false
    const phrases = words(this.told)
    this.told.textContent = say(phrases.removed, { n: at + 1 }) + (this.removed.at(-1).renumbered.length ? ' ' + phrases.renumbered : '')
    this.focus(this.entries()[Math.min(at, this.list.children.length - 1)])
  }

  /** Lets numbers that point to entries of this list follow them, once one is gone; gives what was changed. */
  renumber (gone) {
    return (this.pointers?.() ?? []).filter(input => NUMBERS.test(input.value)).map(input => {
      const was = input.value
      input.value = was.split(BETWEEN).map(Number).filter(n => n !== gone + 1).map(n => n > gone + 1 ? n - 1 : n).join(', ')
      return { input, was, is: input.value }
    })
  }

  /** Puts the entry that was removed last back where it was. */
  bringBack () {
    const { entry, at, renumbered } = this.removed.pop()
    for (const { input, was, is } of renumbered) if (input.value === is) input.value = was
    const [only] = this.entries()
    if (this.list.children.length === 1 && !this.touched(only)) only.remove()
    this.list.insertBefore(entry, this.list.children[at] ?? null)
    this.number()
    this.restore.hidden = !this.removed.length
    this.told.textContent = say(words(this.told).restored, { n: this.entries().indexOf(entry) + 1 })
    this.focus(entry)
  }

  inputs () {
    return this.entries().flatMap(entry => this.parts(entry)).filter(part => part.tagName !== 'SELECT')
  }

  /** The field that an error of the engine is about. */
  at (index, name) {
    const entry = this.sent?.[index ?? 0] ?? this.entries()[0]
    return this.parts(entry).find(part => part.dataset.part === name) ?? this.parts(entry)[0]
  }

  label () {
    return squeeze(this.node.querySelector('legend'))
  }
}
