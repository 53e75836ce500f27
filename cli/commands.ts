import type { Command } from 'commander'
import { addGenerate } from './generate.ts'
import { addImport } from './import.ts'
import { addMigrate } from './migrate.ts'

/** Every command, in the order of `--help`; each stands in a file of its own name. */
export const COMMANDS: Array<(program: Command) => void> = [addMigrate, addGenerate, addImport]
