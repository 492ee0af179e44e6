// Sections that are read one at a time, as pages are turned. Without script they all stand
// one under the other.

/** The section that is shown, and the way from one to another. */
export class Turning {
  /** turned is called with the number of the section that is now shown. */
  constructor (sections, turned) {
    this.sections = sections
    this.turned = turned
    for (const section of sections) for (const at of section.querySelectorAll('[data-turn]')) at.hidden = false
    addEventListener('hashchange', () => this.byAddress())
    addEventListener('beforeprint', () => { for (const section of sections) section.hidden = false })
    addEventListener('afterprint', () => this.show(this.at))
    this.at = Math.max(0, this.named())
    this.show(this.at)
  }

  /** The section that the address names by its heading, or what stands in it; -1 for none. */
  named () {
    const id = decodeURIComponent(location.hash.slice(1))
    const target = id && document.getElementById(id)
    return this.sections.findIndex(section => target && section.contains(target))
  }

  byAddress () {
    const i = this.named()
    if (i >= 0) this.go(i)
  }

  show (i) {
    this.at = i
    for (const [k, section] of this.sections.entries()) section.hidden = k !== i
  }

  /** Shows a section and puts the focus on its heading. */
  go (i) {
    this.show(i)
    const heading = this.sections[i].querySelector('h2')
    heading.focus({ preventScroll: true })
    heading.scrollIntoView()
    this.turned?.(i)
  }
}
