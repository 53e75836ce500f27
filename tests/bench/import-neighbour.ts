// Writes a row every 50 ms through the product's own connection until its input ends, and prints how long the writes
// took in milliseconds.
import { setTimeout as delay } from 'node:timers/promises'
import { openDatabase } from '../../db/client.ts'

const EVERY_MS = 50

let stopped = false
process.stdin.on('end', () => {
  stopped = true
})
process.stdin.resume()
const database = await openDatabase(process.argv[2] ?? '')
const took: number[] = []
for (let value = 0; !stopped; value++) {
  await delay(EVERY_MS)
  const began = performance.now()
  await database.write.setting.upsert({
    where: { name: 'bench' },
    create: { name: 'bench', value: '0' },
    update: { value: String(value) },
  })
  // The first write opens the connection.
  if (value > 0) took.push(performance.now() - began)
}
await database.close()
took.sort((one, other) => one - other)
const at = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0
process.stdout.write(JSON.stringify({ writes: took.length, p50: at(0.5), p99: at(0.99), max: at(1) }))
