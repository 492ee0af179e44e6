// Sections that are read one at a time, as pages are turned. Without script, and in print, they
// all stand one under the other. The address says which is shown, and nothing else, so that the
// browser's Back turns back.

/** The section that is shown, and the way from one to another. */
export class Turning {
  /** turned is called with the numbers of the section that is now shown and of the one before. */
  constructor (sections, turned) {
    this.sections = sections
    this.turned = turned
    for (const section of sections) for (const at of section.querySelectorAll('[data-turn]')) at.hidden = false
    addEventListener('hashchange', () => this.byAddress())
    this.begin(Math.max(0, this.named()))
  }

  /** The section that the address names by its heading, or what stands in it; -1 for none. */
  named () {
    const id = location.hash.slice(1)
    const target = id && document.getElementById(id)
    return this.sections.findIndex(section => target && section.contains(target))
  }

  byAddress () {
    const i = location.hash ? this.named() : this.first
    if (i >= 0 && i !== this.at) this.turn(i)
  }

  /** Shows a section and takes it for the one that an address without a name means. */
  begin (i) {
    this.first = i
    this.show(i)
  }

  show (i) {
    this.at = i
    for (const [k, section] of this.sections.entries()) section.hidden = k !== i
  }

  /** Shows a section and puts the focus on its heading. */
  turn (i) {
    const from = this.at
    this.show(i)
    const heading = this.sections[i].querySelector('h2')
    heading.focus({ preventScroll: true })
    heading.scrollIntoView()
    this.turned?.(i, from)
  }

  go (i) {
    this.turn(i)
    location.hash = this.sections[i].querySelector('h2').id
  }
}
