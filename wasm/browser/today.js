/** Today where the person is, as 2026-11-23. */
export function today () {
  const now = new Date()
  const two = n => String(n).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
