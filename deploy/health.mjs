// The health check of a container: says what is wrong with the process in it, and ends with 1 where something is.
const url = `http://127.0.0.1:${process.env['ADMIN_PORT']}/healthz`
const response = await fetch(url).catch(() => undefined)
const { ok, checks } = (await response?.json()) ?? { ok: false, checks: [] }
const lines = checks.map((check) => (check.ok ? `ok    ${check.name}` : `WRONG ${JSON.stringify(check)}`))
process.stdout.write(`${lines.join('\n') || `WRONG nobody answers at ${url}`}\n`)
process.exitCode = ok ? 0 : 1
