// Where the reading thread of an import begins: it loads its TypeScript by itself, beside a program that is bundled.
import { register } from 'tsx/esm/api'

register()
await import('./staging-worker.ts')
