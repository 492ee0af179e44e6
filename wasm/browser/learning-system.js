// The SCORM 1.2 run-time: a learning system's own object, looked for where the standard says,
// asked for what it kept and told where the person is. Everything works without one.
import { say, words } from './templates.js'

/** The system's API object: in this window or one that holds it, up to seven, then in the window that opened it. */
export function findAPI (from = window) {
  const above = at => {
    for (let i = 0; i <= 7; i++) {
      try {
        if (at.API) return at.API
      } catch {
        return undefined // another site's window
      }
      if (at.parent === at) return undefined
      at = at.parent
    }
  }
  return above(from) ?? (from.opener ? above(from.opener) : undefined)
}

export class LearningSystem {
  /** told is where the person is told what the system does. */
  constructor (api, told) {
    this.api = api
    this.told = told
    this.phrases = words(told)
    this.began = Date.now()
    this.open = Boolean(api) && this.call('LMSInitialize', '')
    told.textContent = this.phrases[this.open ? 'found' : 'none']
    if (!this.open) return
    if (['not attempted', 'unknown', ''].includes(this.get('cmi.core.lesson_status'))) this.set({ 'cmi.core.lesson_status': 'incomplete' })
    this.set({ 'cmi.core.score.min': '0', 'cmi.core.score.max': '100' })
    this.call('LMSCommit', '')
    addEventListener('pagehide', () => this.finish())
  }

  /** What was kept, where it is of this version. */
  load () {
    if (!this.open) return undefined
    try {
      const state = JSON.parse(this.get('cmi.suspend_data') || 'null')
      return state?.version === this.version ? state : undefined
    } catch {
      return undefined
    }
  }

  /** Keeps the state, and the score and status once everything is answered. */
  save (state, { left, percent }) {
    if (!this.open) return
    this.set({ 'cmi.core.lesson_location': String(state.step), 'cmi.suspend_data': JSON.stringify(state) })
    if (left === 0) this.set({ 'cmi.core.score.raw': String(percent), 'cmi.core.lesson_status': percent >= this.mastery ? 'passed' : 'failed' })
    this.call('LMSCommit', '')
  }

  /** What passes: what the system says, or 80. */
  get mastery () {
    return Number(this.get('cmi.student_data.mastery_score')) || 80
  }

  finish () {
    if (!this.open) return
    const done = ['passed', 'failed'].includes(this.get('cmi.core.lesson_status'))
    this.set({ 'cmi.core.session_time': span(Date.now() - this.began), 'cmi.core.exit': done ? '' : 'suspend' })
    this.call('LMSCommit', '')
    this.call('LMSFinish', '')
    this.open = false
  }

  get (element) {
    return String(this.api.LMSGetValue(element) ?? '')
  }

  set (values) {
    for (const [element, value] of Object.entries(values)) this.call('LMSSetValue', element, value)
  }

  /** Calls the system; what it refuses is told, in its own words. */
  call (name, ...parameters) {
    const done = String(this.api[name](...parameters)) === 'true'
    if (!done) {
      const code = this.api.LMSGetLastError()
      this.told.textContent = say(this.phrases.failed, { reason: `${name} ${parameters[0]}: ${this.api.LMSGetErrorString(code) || code}` })
    }
    return done
  }
}

/** A time span as the standard writes it: 0000:12:05.00. */
const span = milliseconds => {
  const seconds = Math.round(milliseconds / 1000)
  const two = n => String(n).padStart(2, '0')
  return `${String(Math.floor(seconds / 3600)).padStart(4, '0')}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}.00`
}
