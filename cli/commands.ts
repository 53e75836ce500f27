import type { Command } from 'commander'
import { addMigrate } from './migrate.ts'

/** Every command, in the order of `--help`; each stands in a file of its own name. */
export const COMMANDS: Array<(program: Command) => void> = [addMigrate]
