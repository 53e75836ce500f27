import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { isLiving, namesIn, removeOfDeadRuns } from '../support/dead-runs.ts'
import { ROOT } from './builds.ts'

/** The disks that the suite mounts. */
export const DISK = 'crash-suite'

/** How the folders of a run begin; each name goes on with the number of its process. */
const [BUILD, FOLDER] = [join(ROOT, '.build/crash-'), join(tmpdir(), 'pervichka-crash-')]
/** What the suite starts and leaves running. A person may look at such a folder with whatever else. */
const PROGRAMS = [basename(process.execPath), 'postgres', 'redis-server']

export const buildFolderOf = (pid: number) => `${BUILD}${pid}`
export const folderOf = (pid: number) => `${FOLDER}${pid}-`

/** Ends what runs that were killed left: their processes, disks and builds. Reports of them stay. */
export function removeLeftovers(): void {
  for (const pid of processesOfDeadRuns()) kill(pid)
  for (const place of disks()) if (isOfDeadRun(place)) execFileSync('umount', ['-l', place])
  removeOfDeadRuns(buildFolderOf(process.pid))
}

/** Programs of the suite that stand in the folders of dead runs, or were started with such a folder. */
export function processesOfDeadRuns(): number[] {
  return namesIn('/proc')
    .map(Number)
    .filter((pid) => Number.isInteger(pid) && isOfDeadRun(marksOf(pid)))
}

/** Does this name a folder of a run whose process is gone? */
function isOfDeadRun(text: string): boolean {
  return [BUILD, FOLDER].some((start) => {
    const at = text.indexOf(start)
    const run = at < 0 ? undefined : /^\d+(?=[-/\0]|$)/.exec(text.slice(at + start.length))?.[0]
    return run !== undefined && !isLiving(Number(run))
  })
}

/** What a program of the suite was started with and where it stands: servers write over the former. '' for any other. */
function marksOf(pid: number): string {
  try {
    const program = basename(readlinkSync(`/proc/${pid}/exe`))
    if (!PROGRAMS.includes(program)) return ''
    return `${readFileSync(`/proc/${pid}/cmdline`, 'utf8')}\0${readlinkSync(`/proc/${pid}/cwd`)}`
  } catch {
    return ''
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended meanwhile: with its parent, for example.
  }
}

function disks(): string[] {
  const mounts = readFileSync('/proc/mounts', 'utf8').split('\n')
  return mounts
    .map((line) => line.split(' '))
    .flatMap(([what, place]) => (what === DISK && place ? [place] : []))
}
