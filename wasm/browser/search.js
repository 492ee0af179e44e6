// <handbook-search>: Pagefind's index with the handbook's own markup. Nothing is
// fetched until the field is used; then the index is, once.
import { clone, fill, list, say, words } from './templates.js'

const shown = 10

class HandbookSearch extends HTMLElement {
  connectedCallback () {
    this.form = this.querySelector('form')
    this.input = this.querySelector('input')
    this.status = this.querySelector('[data-status]')
    this.groups = JSON.parse(this.getAttribute('synonyms')).map(group => group.words.map(word => word.toLowerCase()))
    this.querySelector('[data-without-script]').hidden = true
    this.form.hidden = false
    this.form.addEventListener('submit', event => event.preventDefault())
    this.input.addEventListener('focus', () => this.load(), { once: true })
    this.form.addEventListener('input', () => this.search())
    this.addEventListener('keydown', event => this.move(event))
    if (document.activeElement === document.body) this.input.focus()
  }

  async load () {
    this.pagefind ??= import('/pagefind/pagefind.js').then(async pagefind => {
      await pagefind.options({ excerptLength: 25 })
      await pagefind.init()
      this.keep(pagefind)
      return pagefind
    })
    return this.pagefind
  }

  /** Fetches the rest of the index in the background, so that the search goes on without a connection. */
  async keep (pagefind) {
    try {
      for (const start of 'abcdefghijklmnopqrstuvwxyz0123456789') await pagefind.preload(start)
      for (const hit of (await pagefind.search(null)).results) await hit.data()
      this.dataset.kept = ''
    } catch {
      // What is missing is fetched when it is asked for.
    }
  }

  /** The query, and the query with each term that means the same. */
  readings (query) {
    const lower = ` ${query.toLowerCase()} `
    const readings = [query]
    for (const group of this.groups) {
      const said = group.find(word => lower.includes(` ${word} `))
      if (said) readings.push(...group.filter(word => word !== said).map(word => lower.replace(` ${said} `, ` ${word} `).trim()))
    }
    return readings
  }

  async search () {
    const query = this.input.value.trim()
    const asked = this.asked = (this.asked ?? 0) + 1
    const results = this.querySelector('[data-list="results"]')
    if (!query) {
      results.replaceChildren()
      this.status.textContent = ''
      return
    }
    const phrases = words(this.status)
    try {
      const pagefind = await this.load()
      const filters = {}
      for (const select of this.querySelectorAll('select')) if (select.value) filters[select.dataset.filter] = select.value
      const found = new Map()
      for (const reading of this.readings(query)) {
        for (const hit of (await pagefind.search(reading, { filters })).results) {
          if (!found.has(hit.id) || found.get(hit.id).score < hit.score) found.set(hit.id, hit)
        }
      }
      const hits = [...found.values()].sort((a, b) => b.score - a.score)
      const pages = await Promise.all(hits.slice(0, shown).map(hit => hit.data()))
      if (asked !== this.asked) return // another letter has been typed since
      results.replaceChildren(...pages.map(page => this.result(page)))
      this.status.textContent = say(hits.length ? phrases.some : phrases.none, { n: hits.length, query })
    } catch {
      this.pagefind = undefined
      this.status.textContent = phrases.offline
    }
  }

  result (page) {
    const node = clone('result')
    const area = page.filters.area?.[0]
    fill(node, { title: { text: page.meta.title, href: page.url }, where: area ?? '' })
    list(node, 'sections', page.sub_results.slice(0, 3).map(section => {
      const at = clone('result-section')
      if (section.url === page.url) at.querySelector('a').remove() // the page itself, linked above
      else fill(at, { title: { text: section.title, href: section.url } })
      this.excerpt(at.querySelector('[data-excerpt]'), section.excerpt)
      return at
    }))
    return node
  }

  /** The excerpt's text, with <mark> where Pagefind has it and no other element. */
  excerpt (node, html) {
    const parsed = new DOMParser().parseFromString(html, 'text/html').body
    for (const part of parsed.childNodes) {
      const at = part.nodeName === 'MARK' ? document.createElement('mark') : undefined
      if (at) at.textContent = part.textContent
      node.append(at ?? part.textContent)
    }
  }

  /** Arrow keys go through the results and back to the field. */
  move (event) {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    if (event.target.matches('select')) return
    const stops = [this.input, ...this.querySelectorAll('.results a')]
    const next = stops[stops.indexOf(document.activeElement) + (event.key === 'ArrowDown' ? 1 : -1)]
    if (!next) return
    event.preventDefault()
    next.focus()
  }
}

customElements.define('handbook-search', HandbookSearch)
