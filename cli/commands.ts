import type { Command } from 'commander'
import { addBackup } from './backup.ts'
import { addBroadcast } from './broadcast.ts'
import { addCard } from './card.ts'
import { addCopy } from './copy.ts'
import { addCoverage } from './coverage.ts'
import { addDoctor } from './doctor.ts'
import { addExplain } from './explain.ts'
import { addExport } from './export.ts'
import { addGenerate } from './generate.ts'
import { addGrant, addRevoke } from './grant.ts'
import { addImport } from './import.ts'
import { addKeys } from './keys.ts'
import { addMigrate } from './migrate.ts'
import { addReadiness } from './readiness.ts'
import { addReadmit } from './readmit.ts'
import { addReport } from './report.ts'
import { addRestore } from './restore.ts'
import { addRules } from './rules.ts'
import { addRun } from './run.ts'
import { addSettings } from './settings.ts'

/** Every command, in the order of `--help`; each stands in a file of its own name. */
export const COMMANDS: Array<(program: Command) => void> = [
  addMigrate,
  addGenerate,
  addImport,
  addReport,
  addCoverage,
  addRules,
  addReadiness,
  addSettings,
  addExport,
  addRun,
  addBroadcast,
  addExplain,
  addDoctor,
  addGrant,
  addRevoke,
  addKeys,
  addReadmit,
  addCard,
  addBackup,
  addRestore,
  addCopy,
]
