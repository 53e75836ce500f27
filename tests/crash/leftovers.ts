import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from './builds.ts'

/** The disks that the suite mounts. */
export const DISK = 'crash-suite'

const BUILDS = join(ROOT, '.build')
/** How the folders of a run begin; each name goes on with the number of its process. */
const [BUILD, FOLDER] = [join(BUILDS, 'crash-'), join(tmpdir(), 'pervichka-crash-')]

export const buildFolderOf = (pid: number) => `${BUILD}${pid}`
export const folderOf = (pid: number) => `${FOLDER}${pid}-`

/** Ends what runs that were killed left: their processes, disks and builds. Reports of them stay. */
export function removeLeftovers(): void {
  for (const pid of processIds()) if (isOfDeadRun(marksOf(pid))) kill(pid)
  for (const place of disks()) if (isOfDeadRun(place)) execFileSync('umount', ['-l', place])
  for (const name of namesIn(BUILDS))
    if (isOfDeadRun(join(BUILDS, name))) rmSync(join(BUILDS, name), { recursive: true, force: true })
}

/** Does this name a folder of a run whose process is gone? */
function isOfDeadRun(text: string): boolean {
  return [BUILD, FOLDER].some((start) => {
    const at = text.indexOf(start)
    const run = at < 0 ? undefined : /^\d+(?=[-/\0]|$)/.exec(text.slice(at + start.length))?.[0]
    return run !== undefined && !processIds().includes(Number(run))
  })
}

/** What a process was started with and where it stands: servers write over the former. */
function marksOf(pid: number): string {
  try {
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

function processIds(): number[] {
  return namesIn('/proc').map(Number).filter(Number.isInteger)
}

function disks(): string[] {
  const mounts = readFileSync('/proc/mounts', 'utf8').split('\n')
  return mounts
    .map((line) => line.split(' '))
    .flatMap(([what, place]) => (what === DISK && place ? [place] : []))
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
