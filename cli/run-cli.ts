import { Command, CommanderError } from 'commander'
import { explainFailure } from '../core/explain-failure.ts'
import { COMMANDS } from './commands.ts'
import { Failure, SaidAlready, WrongUsage } from './failure.ts'

const FAILED = 1
const WRONG_USAGE = 2

/** Runs one command line (without node and script) and returns its exit code: 0 done, 1 failed, 2 wrong usage. */
export async function runCli(argv: string[]): Promise<number> {
  const program = new Command('cli')
  program.description('Operations of Первичка. Exit code: 0 done, 1 failed, 2 wrong usage.')
  program.configureOutput({ outputError: (text, write) => write(`${oneLine(text)} See --help.\n`) })
  for (const add of COMMANDS) add(program)
  catchExits(program)
  try {
    await program.parseAsync(argv, { from: 'user' })
    return 0
  } catch (error) {
    return exitCodeOf(error)
  }
}

/** Lets every command throw instead of ending the process. */
function catchExits(command: Command): void {
  command.exitOverride()
  for (const child of command.commands) {
    child.copyInheritedSettings(command)
    catchExits(child)
  }
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : WRONG_USAGE
  if (error instanceof SaidAlready) return FAILED
  if (error instanceof WrongUsage) return complain(`${error.message} ${error.advice}`, WRONG_USAGE)
  if (error instanceof Failure) return complain(`${error.message} ${error.advice}`, FAILED)
  const explained = explainFailure(error)
  if (explained) return complain(explained, FAILED)
  const reason = error instanceof Error ? error.message : String(error)
  return complain(`${reason} This is a fault of the program: report it with the command you typed.`, FAILED)
}

function complain(text: string, code: number): number {
  process.stderr.write(`${oneLine(text)}\n`)
  return code
}

function oneLine(text: string): string {
  return text.trim().replace(/\s*\n\s*/g, ' ')
}
