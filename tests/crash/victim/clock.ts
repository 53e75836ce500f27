const RealDate = Date
let aheadMs = 0
let skewed = false

/** The wall clock of this process is ahead of the machine's by so much; monotonic time and timers go on as they are. */
export function skewClock(byMs: number): void {
  aheadMs = byMs
  if (skewed || byMs === 0) return
  skewed = true
  const now = () => RealDate.now() + aheadMs
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length ? args : [now()], newTarget),
    apply: () => new RealDate(now()).toString(),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  })
}
