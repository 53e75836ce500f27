import { z } from 'zod'

const calls = z.number().int().min(0).max(1_000_000).exactOptional()

/** What is to go wrong with the next calls that send or edit. Counters go down; a spent one disappears. */
export const faultsSchema = z.strictObject({
  throttle: z
    .object({
      retryAfter: z.number().int().min(1).max(86_400),
      calls: z.number().int().min(0).max(1_000_000),
    })
    .exactOptional(),
  slowMs: z.number().int().min(0).max(120_000).exactOptional(),
  fail500: calls,
  resetBefore: calls,
  resetAfter: calls,
  html502: calls,
  html502After: calls,
})

export type Faults = z.infer<typeof faultsSchema>

export type Fault =
  | { kind: 'throttle'; retryAfter: number }
  | { kind: (typeof COUNTED)[number] }
  | { kind: 'none' }

const COUNTED = ['fail500', 'html502', 'html502After', 'resetBefore', 'resetAfter'] as const

/** Whether faults may hit this method: what people see come and go, not the typing sign and not what the bot asks. */
export function isFaulty(method: string): boolean {
  return /^(send|edit|deleteMessage)/i.test(method) && method.toLowerCase() !== 'sendchataction'
}

/** Takes the fault that hits this call and counts it off. */
export function takeFault(faults: Faults): Fault {
  const { throttle } = faults
  if (throttle && throttle.calls > 0) {
    throttle.calls -= 1
    if (throttle.calls === 0) delete faults.throttle
    return { kind: 'throttle', retryAfter: throttle.retryAfter }
  }
  for (const kind of COUNTED) {
    const left = faults[kind] ?? 0
    if (left <= 0) continue
    if (left === 1) delete faults[kind]
    else faults[kind] = left - 1
    return { kind }
  }
  return { kind: 'none' }
}
