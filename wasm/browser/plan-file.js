// A plan as a file that the person keeps: what was typed, as it was typed, with a format
// number, which content/calculators/plans/format.md describes. A file is refused with the
// names of what is not known in it; nothing in it is lost silently.
import { clone, fill, say, words } from './templates.js'
import { save } from './save.js'
import { today } from './today.js'

const FORMAT = 1
const MOST = 5e6
const KEYS = ['handbook', 'format', 'area', 'reference', 'plan', 'answers', 'audit']
const ANSWERS = ['present', 'partly', 'absent', 'not-applicable']

const isObject = value => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Makes a checker's buttons for files work; gives open, which opens a text as a saved plan. */
export function planFiles (checker) {
  const told = checker.querySelector('[data-file-told]')
  const phrases = words(told)
  const titles = JSON.parse(told.dataset.areas)
  const title = area => titles[area] ?? area
  const tell = (...sentences) => { told.textContent = sentences.map(([key, values = {}]) => say(phrases[key], values)).join(' ') }
  const kindName = id => checker.querySelector(`#document option[value="${CSS.escape(id)}"]`)?.textContent.toLowerCase() ?? id

  checker.querySelector('[data-save-plan]').addEventListener('click', () => {
    const { area, reference, plan, answers, audit } = checker.request()
    const name = `plan-${area}-${today()}.json`
    save(JSON.stringify({ handbook: 'plan', format: FORMAT, area, reference, plan, answers, audit }, null, 2), name, 'application/json')
    const elsewhere = checker.plan.elsewhere()
    tell(elsewhere.length ? ['saved-part', { name, fields: elsewhere.join('; ') }] : ['saved', { name }])
  })

  /** What a file holds, or what is wrong with it as {key, …}. */
  const read = text => {
    let file
    try {
      file = JSON.parse(text)
    } catch {
      return { key: 'damaged' }
    }
    const not = why => ({ key: 'not-plan', reason: phrases[why] })
    if (!isObject(file) || file.handbook === undefined) return not('no-kind')
    if (file.handbook !== 'plan') return not('other-kind')
    if (!Number.isInteger(file.format) || file.format < 1) return not('no-format')
    if (file.format > FORMAT) return { key: 'newer', version: file.format, ours: FORMAT }
    if (typeof file.area !== 'string') return not('no-area')
    if (!isObject(file.plan) || typeof file.plan.document !== 'string') return not('no-plan')
    if (![...checker.kind.options].some(option => option.value === file.plan.document)) return { key: 'no-document', document: kindName(file.plan.document) }
    const unknown = Object.keys(file).filter(key => !KEYS.includes(key))
    const odd = [...outside(file)]
    fieldsOf(checker.plan, file.plan, unknown, odd)
    if (unknown.length) return { key: 'unknown', fields: unknown.join(', ') }
    if (odd.length) return { key: 'odd', fields: odd.join(', ') }
    return { file }
  }

  /** Opens a text as a file; goes on with what it holds once it is masked. */
  const reading = async (text, name, place, go) => {
    const { file, key, ...values } = text.length > MOST ? { key: 'too-big', mb: (text.length / 1e6).toFixed(1), most: MOST / 1e6 } : read(text)
    if (!file) return tell([key, { name, ...values }])
    try {
      if (await checker.masking.mask(textsOf(file), place)) go(file)
    } catch (error) {
      checker.broken(error)
    }
  }

  /** Puts a file's contents into the form. */
  const enter = (file, name) => {
    const own = file.area === checker.getAttribute('area')
    checker.keep()
    checker.empty()
    checker.kind.value = file.plan.document
    checker.reference.value = file.reference ?? ''
    checker.changed()
    checker.plan.fill(file.plan)
    const gone = []
    for (const { area = file.area, rule, answer, note } of own ? file.answers ?? [] : []) {
      if (checker.audit.asks(area, rule)) checker.answers.set(`${area} ${rule}`, { answer, ...(note && { note }) })
      else gone.push(rule)
    }
    checker.go(own && file.audit ? 'audit' : 'form')
    tell(own ? ['opened', { name }] : ['opened-elsewhere', { name, area: title(file.area) }], ...(gone.length ? [['left-answers', { fields: gone.join(', ') }]] : []))
    checker.querySelector(file.audit && own ? '[data-way="audit"] input' : '[data-tasks-heading]')?.focus()
  }

  /** Asks before a plan of another area is opened; between an area and all together nothing is asked. */
  const offer = (file, name) => {
    const here = checker.getAttribute('area')
    if ([here, 'national'].includes(file.area) || here === 'national') return enter(file, name)
    for (const at of checker.querySelectorAll('[data-paste-told], [data-file-told]')) at.textContent = ''
    const node = clone('offer')
    fill(node, { offer: say(phrases['other-area'], { name, area: title(file.area) }), page: titles[file.area] ? { text: node.querySelector('a').textContent, href: `../${file.area}/` } : '' })
    if (!titles[file.area]) node.querySelector('a').parentElement.remove()
    node.querySelector('[data-accept]').addEventListener('click', () => {
      node.remove()
      enter(file, name)
    })
    node.querySelector('[data-decline]').addEventListener('click', () => {
      node.remove()
      checker.querySelector('#open-plan').focus()
    })
    checker.querySelector('[data-offer]').replaceChildren(node)
    node.querySelector('#offer-title').focus()
  }

  const input = checker.querySelector('#earlier-plan')
  const none = checker.querySelector('[data-no-earlier]')
  const showEarlier = () => { none.hidden = !checker.earlier }
  input.addEventListener('change', async () => {
    const [file] = input.files
    if (!file) return
    const { name, size } = file
    const text = size > MOST ? undefined : await file.text()
    input.value = ''
    if (size > MOST) return tell(['too-big', { name, mb: (size / 1e6).toFixed(1), most: MOST / 1e6 }])
    await reading(text, name, 'file', ({ plan }) => {
      if (plan.document !== checker.document) return tell(['other-document', { name, document: kindName(plan.document) }])
      checker.earlier = plan
      showEarlier()
      tell(['earlier', { name }])
    })
  })
  none.addEventListener('click', () => {
    checker.earlier = undefined
    showEarlier()
    tell(['earlier-gone'])
    input.focus()
  })

  return { open: (text, name = words(checker.querySelector('[data-paste-told]')).pasted) => reading(text, name, 'paste', file => offer(file, name)), showEarlier }
}

/** What is wrong with a file beside its plan. */
function * outside ({ reference, answers, audit }) {
  if (reference !== undefined && (typeof reference !== 'string' || reference.length > 60)) yield 'reference'
  if (audit !== undefined && typeof audit !== 'boolean') yield 'audit'
  if (answers === undefined) return
  if (!Array.isArray(answers)) return yield 'answers'
  const right = answer => isObject(answer) && typeof answer.rule === 'string' && ANSWERS.includes(answer.answer) &&
    ['area', 'note'].every(key => ['undefined', 'string'].includes(typeof answer[key])) && Object.keys(answer).every(key => ['area', 'rule', 'answer', 'note'].includes(key))
  for (const [i, answer] of answers.entries()) if (!right(answer)) yield `answers ${i + 1}`
}

/** Names the fields that a document cannot have, and those that hold something else than they should. */
function fieldsOf (form, plan, unknown, odd) {
  const has = id => form.fields.get(id)?.in.includes(plan.document)
  for (const [id, value] of Object.entries(plan)) {
    if (id === 'document') continue
    if (id === 'none') {
      if (!Array.isArray(value)) odd.push(id)
      else for (const none of value) if (!has(none) || !form.fields.get(none).none) unknown.push(`none: ${none}`)
      continue
    }
    if (!has(id)) unknown.push(id)
    else if (form.fields.get(id).names) entries(form.fields.get(id), id, value, unknown, odd)
    else if (typeof value !== 'string') odd.push(id)
  }
}

function entries (field, id, value, unknown, odd) {
  if (!Array.isArray(value) || !value.every(isObject)) return odd.push(id)
  for (const entry of value) {
    for (const [part, text] of Object.entries(entry)) {
      if (!field.names.includes(part)) unknown.push(`${id}.${part}`)
      else if (typeof text !== 'string') odd.push(`${id}.${part}`)
    }
  }
}

/** Every text of a file, each with what puts another in its place. */
function textsOf (file) {
  const texts = []
  const take = (at, key) => { if (typeof at?.[key] === 'string' && at[key].trim()) texts.push({ text: at[key], put: text => { at[key] = text } }) }
  take(file, 'reference')
  for (const answer of file.answers ?? []) take(answer, 'note')
  for (const [id, value] of Object.entries(file.plan)) {
    if (id === 'document' || id === 'none') continue
    if (Array.isArray(value)) for (const entry of value) for (const part of Object.keys(entry)) take(entry, part)
    else take(file.plan, id)
  }
  return texts
}
