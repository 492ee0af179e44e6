// Grades a site as Mozilla's HTTP Observatory does: node grade.mjs HOST HTTP-PORT HTTPS-PORT
// The package's scan() asks for ports 80 and 443, so this takes the steps of its scan() with
// ports of one's own. Its list of preloaded hosts is fetched when it is installed, which is
// not done here: no host counts as preloaded.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

const read = fs.readFileSync
fs.readFileSync = (file, ...rest) => String(file).endsWith('hsts-preload.json') ? '{}' : read(file, ...rest)
syncBuiltinESMExports()

const from = name => import(`@mdn/mdn-http-observatory/src/${name}.js`)
const { retrieve } = await from('retriever/retriever')
const { ALL_TESTS } = await from('constants')
const { MINIMUM_SCORE_FOR_EXTRA_CREDIT } = await from('grader/charts')
const { getGradeForScore, getScoreModifier } = await from('grader/grader')

const [host, httpPort, httpsPort] = process.argv.slice(2)
const answers = await retrieve(host, { httpPort, httpsPort })
const tests = ALL_TESTS.map(test => test(answers)).filter(({ result }) => result)
  .map(({ constructor: { name }, result, pass }) => ({ name, result, pass, points: getScoreModifier(result) }))
const sum = list => list.reduce((n, { points }) => n + points, 100)
const plain = sum(tests.filter(({ points }) => points < 0))
const { score, grade } = getGradeForScore(plain >= MINIMUM_SCORE_FOR_EXTRA_CREDIT ? sum(tests) : plain)
console.log(JSON.stringify({ score, grade, tests }))
