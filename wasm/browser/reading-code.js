// The completion code of a reading confirmation: what was read, in signs that survive being
// typed. It holds no secret, since a static page can keep none: it proves that a line is whole
// and was made by this page for these words, not who made it.
//
// The signs are Crockford's base 32, five bits each; letters may be small, spaces and hyphens
// left out, O is 0, I and L are 1. In order, for n chapters:
//
//	format   1 sign    FORMAT
//	area     2 signs   10 bits of SHA-256 of its id, so that a new area renumbers none
//	day      3 signs   days since 1 January 2020
//	check    2 signs   see below
//	chapter  5 signs   each: 10 bits of SHA-256 of its path, 15 bits of its version
//	digest   8 signs   40 bits of SHA-256 of format, area, day and chapters as signs, and the
//	                   name, role and team as plain() has them, each after a line feed
//
// A chapter is held by its path and not by a place in a list, so that codes can still be read
// when chapters are added, removed or put in another order.
//
// The check makes two sums nought in the field of 32 elements: of all signs, and of all signs
// each times a power of 2 that grows with its place. One wrong sign leaves the first sum; two
// neighbours swapped leave the second, since neighbouring powers differ.
export const FORMAT = 1
export const FIRST = Date.UTC(2020, 0, 1)

const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const HEAD = 6
const BODY = 8 // where the chapters start, after the check
const CHAPTER = 5
const DIGEST = 8
const LONGEST = BODY + 60 * CHAPTER + DIGEST
const DAY = 86400000

/** A name, role or team as it is compared: case, spaces and the kinds of apostrophe and hyphen do not matter. */
export const plain = text => text.replace(/[‘’ʼ´`]/g, "'").replace(/[‐-―−]/g, '-').normalize('NFKC')
  .replace(/\s+/g, ' ').trim().replace(/^'(?=[=+\-@])/, '').toLowerCase()

/** The bits of a key or version, which are 24 in hexadecimal digits. */
export const bits = (hex, n) => parseInt(hex, 16) >>> 24 - n

const write = numbers => numbers.map(n => SIGNS[n]).join('')
const split = (value, n) => Array.from({ length: n }, (_, i) => value >>> 5 * (n - 1 - i) & 31)
const join = signs => signs.reduce((value, sign) => value * 32 + sign, 0)

/** Twice a sign, modulo x^5 + x^2 + 1. */
const twice = sign => sign & 16 ? (sign << 1) ^ 37 : sign << 1

/** The two sums of the check. */
function sums (signs) {
  let all = 0
  let weighed = 0
  for (let i = signs.length - 1; i >= 0; i--) {
    all ^= signs[i]
    weighed = twice(weighed) ^ signs[i]
  }
  return [all, weighed]
}

export const checks = signs => sums(signs).every(sum => sum === 0)

/** Puts the check where it stands: of two signs whose sum is known there are 32, and one is right. */
function withCheck (head, rest) {
  const [all] = sums([...head, ...rest])
  for (let sign = 0; ; sign++) {
    const signs = [...head, sign, all ^ sign, ...rest]
    if (checks(signs)) return signs
  }
}

async function digest (head, chapters, { name, role, team }) {
  const text = [write([...head, ...chapters]), ...[name, role, team].map(plain)].join('\n')
  const [a, b, c, d, e] = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return [...split(a << 12 | b << 4 | c >> 4, 4), ...split((c & 15) << 16 | d << 8 | e, 4)]
}

/**
 * Makes a code.
 * @param {object} reading area (its key), day (2026-11-23), chapters (each with key and version), name, role, team
 */
export async function makeCode ({ area, day, chapters, ...who }) {
  const days = (Date.parse(`${day}T00:00Z`) - FIRST) / DAY
  const head = [FORMAT, ...split(bits(area, 10), 2), ...split(days, 3)]
  const read = chapters.flatMap(({ key, version }) => split(bits(key, 10) << 15 | bits(version, 15), CHAPTER))
  return grouped(write(withCheck(head, [...read, ...await digest(head, read, who)])))
}

/** The groups in which signs are written: 4 4, five for each chapter, 4 4. */
export const groups = text => text.match(/^(.{4})(.{4})((?:.{5})*?)(.{4})(.{4})$/)?.slice(1)
  .flatMap((part, i) => i === 2 ? part.match(/.{5}/g) ?? [] : [part]) ?? [text]
const grouped = text => groups(text).join('-')

/** The group, counted from 1, in which the sign at a place stands. */
const groupOf = (place, length) => {
  const chapters = length - BODY - DIGEST
  if (place < BODY) return 1 + Math.floor(place / 4)
  if (place < BODY + chapters) return 3 + Math.floor((place - BODY) / CHAPTER)
  return 3 + chapters / CHAPTER + Math.floor((place - BODY - chapters) / 4)
}

/** A text as a code is compared: signs alone, those that are mistaken for others put right. */
export const bare = text => text.toUpperCase().replace(/[\s\-‐-―−]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')

/** Whether a text can be meant as a code: letters and digits enough, and a digit among them. */
export const likeCode = text => {
  const signs = bare(text)
  const known = [...signs].filter(sign => SIGNS.includes(sign)).length
  return /\d/.test(text) && known >= BODY + DIGEST && known > 0.8 * signs.length && signs.length <= LONGEST + CHAPTER
}

/**
 * Reads a code as far as it says something of itself.
 * @returns {object} fault: not-code, odd (a sign that no code has), length or check, with signs; or format, area, day, chapters
 */
export function readCode (text) {
  if (!likeCode(text)) return { fault: 'not-code' }
  const letters = [...bare(text)]
  const signs = letters.map(letter => SIGNS.indexOf(letter))
  if (signs.length < BODY + CHAPTER + DIGEST || signs.length > LONGEST || (signs.length - BODY - DIGEST) % CHAPTER) return { fault: 'length', signs }
  const odd = signs.indexOf(-1)
  if (odd >= 0) return { fault: 'odd', sign: letters[odd], group: groupOf(odd, signs.length), signs }
  if (!checks(signs)) return { fault: 'check', signs }
  return said(signs)
}

/** What signs say. */
function said (signs) {
  const read = signs.slice(BODY, -DIGEST)
  const chapters = []
  for (let at = 0; at < read.length; at += CHAPTER) {
    const value = join(read.slice(at, at + CHAPTER))
    chapters.push({ key: value >>> 15, version: value & 32767 })
  }
  return {
    signs,
    code: grouped(write(signs)),
    format: signs[0],
    area: join(signs.slice(1, 3)),
    day: new Date(FIRST + join(signs.slice(3, HEAD)) * DAY).toISOString().slice(0, 10),
    chapters
  }
}

/** Whether a code was made for a name, role and team. */
export async function belongs ({ signs }, who) {
  const own = await digest(signs.slice(0, HEAD), signs.slice(BODY, -DIGEST), who)
  return own.every((sign, i) => sign === signs.at(i - DIGEST))
}

/**
 * The groups in which one wrong sign, or two neighbours swapped, would explain a check that fails.
 * @param {number[]} signs
 * @param {function} likely tells whether what mended signs say can be
 * @returns {{group: number, mended: object}[]}
 */
export function suspects (signs, likely) {
  const [all] = sums(signs)
  const found = []
  const consider = (place, mended) => {
    if (!checks(mended)) return
    const reading = said(mended)
    if (likely(reading)) found.push({ group: groupOf(place, signs.length), mended: reading })
  }
  for (let place = 0; place < signs.length; place++) {
    if (all) consider(place, signs.with(place, signs[place] ^ all))
    else if (place && signs[place] !== signs[place - 1]) consider(place, signs.with(place, signs[place - 1]).with(place - 1, signs[place]))
  }
  return found
}
