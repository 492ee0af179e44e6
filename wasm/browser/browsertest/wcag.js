// Measures a page, as it stands, against criteria of WCAG 2.2 that axe does not measure, or
// not over a whole page. Each function lists what is wrong, in words that name the element.
(() => {
  const FOCUSABLE = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]:not([tabindex="-1"])'
  const seen = node => node.checkVisibility({ visibilityProperty: true, opacityProperty: false }) && !node.disabled
  const focusable = () => [...document.querySelectorAll(FOCUSABLE)].filter(seen)
  const name = node => {
    const text = (node.innerText || node.value || node.id || '').replace(/\s+/g, ' ').trim().slice(0, 50)
    return `<${node.localName}${node.className ? ' class="' + node.className + '"' : ''}> ${text}`
  }

  // 2.5.8: a sentence's line height holds a link in it small. A dot between links is no sentence.
  const inSentence = node => {
    if (getComputedStyle(node).display !== 'inline') return false
    let block = node.parentElement
    while (getComputedStyle(block).display === 'inline') block = block.parentElement
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      if (/[\p{L}\p{N}]/u.test(text.data) && !text.parentElement.closest(FOCUSABLE) && text.parentElement.checkVisibility() && !text.parentElement.closest('.govuk-visually-hidden')) return true
    }
    return false
  }
  // What may be pressed for it: its boxes, and its label's, where that is pressed for it.
  const boxes = node => {
    const labels = node.type === 'radio' || node.type === 'checkbox' ? [...node.labels] : []
    return [node, ...labels].flatMap(part => [...part.getClientRects()]).filter(box => box.width > 0 && box.height > 0)
  }
  const around = list => {
    const left = Math.min(...list.map(b => b.left)), right = Math.max(...list.map(b => b.right))
    const top = Math.min(...list.map(b => b.top)), bottom = Math.max(...list.map(b => b.bottom))
    return { x: (left + right) / 2, y: (top + bottom) / 2 }
  }
  const SIZE = 24
  const SLACK = 0.5 // a browser lays out in 64ths of a pixel and rounds fonts
  const far = ({ x, y }, box) => Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom))

  function targets () {
    const all = focusable().filter(node => !node.closest('.govuk-visually-hidden') && !(node.classList.contains('govuk-skip-link') && node !== document.activeElement))
      .map(node => ({ node, boxes: boxes(node) })).filter(({ boxes }) => boxes.length > 0)
    for (const target of all) {
      target.small = !target.boxes.some(box => box.width >= SIZE - SLACK && box.height >= SIZE - SLACK)
      target.center = around(target.boxes)
    }
    const small = all.filter(target => target.small && !inSentence(target.node))
    const byTop = all.toSorted((a, b) => a.center.y - b.center.y)
    return small.flatMap(one => {
      const near = byTop.find(other => other !== one && !one.node.contains(other.node) && !other.node.contains(one.node) &&
        (other.boxes.some(box => far(one.center, box) < SIZE / 2 - SLACK) ||
        (other.small && Math.hypot(one.center.x - other.center.x, one.center.y - other.center.y) < SIZE - SLACK)))
      if (!near) return []
      const box = one.boxes[0]
      return [`${name(one.node)} is ${Math.round(box.width)} by ${Math.round(box.height)} px and too near to ${name(near.node)}`]
    })
  }

  // 2.4.11: what has the focus is seen, at least in part. Its own label may lie over it.
  const shows = node => {
    for (const box of boxes(node)) {
      const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth), top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight)
      if (left >= right || top >= bottom) continue
      for (const [across, down] of [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.1], [0.5, 0.9]]) {
        const at = document.elementFromPoint(left + (right - left) * across, top + (bottom - top) * down)
        if (at && (node.contains(at) || [...(node.labels ?? [])].some(label => label.contains(at)))) return true
      }
    }
    return false
  }
  function obscured () {
    return focusable().filter(node => {
      node.focus()
      return document.activeElement !== node || !shows(node)
    }).map(node => `${name(node)} is not seen when it has the focus`)
  }

  // 2.4.7 in forced colours, where shadows and backgrounds are gone: an outline or border is left.
  function unmarked () {
    const kinds = new Map(focusable().map(node => [node.localName + ' ' + node.className + ' ' + node.type, node]))
    return [...kinds.values()].filter(node => {
      node.focus({ focusVisible: true })
      const shown = [node, ...(node.labels ?? [])].flatMap(part => [getComputedStyle(part), getComputedStyle(part, '::before')])
      return !shown.some(style => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0)
    }).map(node => `${name(node)} has no outline when it has the focus in forced colours`)
  }
  // Boxes that are told from the page by their background alone are not told in forced colours.
  function bare () {
    const kinds = new Map([...document.querySelectorAll('button, input, select, textarea, .force, .govuk-button')].filter(seen).map(node => [node.localName + ' ' + node.className, node]))
    return [...kinds.values()].filter(node => {
      if (['radio', 'checkbox', 'file', 'range'].includes(node.type)) return false
      const style = getComputedStyle(node)
      return !['Top', 'Right', 'Bottom', 'Left'].some(side => style[`border${side}Style`] !== 'none' && parseFloat(style[`border${side}Width`]) > 0)
    }).map(node => `${name(node)} has no border in forced colours`)
  }

  // 1.4.10: at 400 % a page of 1280 px has 320 left.
  function wide () {
    const width = document.documentElement.clientWidth
    return document.documentElement.scrollWidth > width ? [`the page is ${document.documentElement.scrollWidth} px wide on ${width}`] : []
  }
  function pinned () {
    return [...document.body.querySelectorAll('*')].filter(node => {
      const style = getComputedStyle(node)
      return (style.position === 'fixed' || style.position === 'sticky') && seen(node) && node.getBoundingClientRect().height > innerHeight / 3
    }).map(node => `${name(node)} stays over more than a third of the screen`)
  }
  window.wcag = { targets, obscured, unmarked, bare, wide, pinned }
})()
