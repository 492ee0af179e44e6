// Dates as the engine writes them, 2026-11-23, in words. They are civil dates: UTC is
// used only so that no zone can move them.
const english = options => new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options })
const longForm = english({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
const shortForm = english({ day: 'numeric', month: 'long', year: 'numeric' })
const monthForm = english({ month: 'long', year: 'numeric' })

export const utc = iso => new Date(`${iso}T00:00Z`)
export const long = iso => longForm.format(utc(iso)).replace(',', '')
export const short = iso => shortForm.format(utc(iso))
export const monthName = month => monthForm.format(utc(`${month}-01`))
