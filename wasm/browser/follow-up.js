// <follow-up>: the days to practise again, as a calendar file. The module is fetched when the
// form is used. Nothing is kept or sent.
import { ask, askText, prepare } from './engine.js'
import { long } from './dates.js'
import { putToday } from './day-input.js'
import { tell } from './faults.js'
import { save } from './save.js'
import { say, words } from './templates.js'

const RULES = undefined // none are needed

export class FollowUp extends HTMLElement {
  connectedCallback () {
    this.phrases = words(this)
    this.form = this.querySelector('form')
    this.group = this.querySelector('[data-event="finished"]')
    this.form.querySelector('[type=submit]').addEventListener('focus', () => prepare(RULES).catch(error => this.broken(error)), { once: true })
    this.form.addEventListener('submit', event => {
      event.preventDefault()
      this.save()
    })
    addEventListener('pagehide', () => this.forget())
    this.forget()
    this.form.hidden = false
  }

  /** As before anything was typed: today, and no days. */
  forget () {
    tell(this.form, [])
    putToday(this.group)
    this.show('', [])
  }

  show (text, days) {
    this.querySelector('[data-follow-told]').textContent = text
    this.querySelector('[data-days]').replaceChildren(...days.map(({ date, off }) => {
      const item = document.createElement('li')
      item.textContent = off ? say(this.phrases.off, { date: long(date), off }) : long(date)
      return item
    }))
  }

  broken (error) {
    this.show(say(this.phrases.broken, { reason: error.message }), [])
  }

  async save () {
    const finished = Object.fromEntries([...this.group.querySelectorAll('[data-part]')].map(field => [field.dataset.part, field.value]))
    try {
      const { ok, answer } = await ask(RULES, 'followUpDays', { finished })
      this.show('', [])
      if (tell(this.form, ok ? [] : answer.errors.map(error => ({ group: this.group, ...error })))) return
      save(await askText(RULES, 'followUp', { finished }), 'follow-up-practice.ics', 'text/calendar')
      this.show(this.phrases.saved, answer.days)
    } catch (error) {
      this.broken(error)
    }
  }
}
