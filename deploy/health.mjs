// The health check of a container: says what is wrong with the process in it, and ends with 1 where something is.
const response = await fetch(`http://127.0.0.1:${process.env['ADMIN_PORT']}/healthz`)
const { ok, checks } = await response.json()
const lines = checks.map((check) => (check.ok ? `ok    ${check.name}` : `WRONG ${JSON.stringify(check)}`))
process.stdout.write(`${lines.join('\n')}\n`)
process.exitCode = ok ? 0 : 1
