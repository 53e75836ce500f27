/** A range of paths: an organisation with everything below it, or it alone. */
export interface PathRange {
  from: string
  /** the first path beyond */
  to: string
}

/** Everything at and below `path`: what begins with '/1/5/' lies from there up to '/1/50'. */
export function below(path: string): PathRange {
  return { from: path, to: `${path.slice(0, -1)}0` }
}

/** The organisation at `path` alone. */
export function alone(path: string): PathRange {
  return { from: path, to: `${path}!` }
}
