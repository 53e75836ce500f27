import type { Button, Screen, Text } from '../../core/screen.ts'
import type { RowCounts, SentFileFault, SentFileView } from './sent-file.ts'

const HOME: Button = { label: { key: 'common.home' }, route: 'menu' }
const ANOTHER: Button = { label: { key: 'import.another' }, route: 'import', args: ['new'] }

/** A sent file as it stands, and what its sender can do now. */
export function sentFileScreen(file: SentFileView): Screen {
  if (file.state === 'checked') return checkedScreen(file)
  if (file.state === 'done') return doneScreen(file)
  if (file.state === 'failed') return failedScreen(file)
  if (file.state === 'dropped') return { text: { key: 'import.dropped' }, buttons: [[ANOTHER, HOME]] }
  const isImport = file.state === 'confirmed' || file.state === 'importing'
  return {
    text: { key: isImport ? 'import.underWay' : 'import.received', vars: { name: file.name } },
    buttons: [
      [{ label: { key: 'import.look' }, route: 'import', args: [file.id] }],
      ...(isImport ? [] : [[dropButton(file)]]),
      [HOME],
    ],
  }
}

function checkedScreen(file: SentFileView): Screen {
  const { counts } = file
  const toWrite = counts ? counts.inserted + counts.updated : 0
  const run: Button = {
    label: { key: 'import.run', vars: { count: toWrite } },
    route: 'import.run',
    args: [file.id],
    style: 'primary',
  }
  return {
    text: file.fault === 'busy' ? { key: 'import.fault.busy' } : checkedText(file),
    more: [
      ...(file.fault === 'busy' ? [checkedText(file)] : []),
      ...countTexts(counts),
      ...(counts && counts.rejected > 0 ? [{ key: 'import.mend' as const }] : []),
      { key: toWrite > 0 ? 'import.noUndo' : 'import.nothing' },
    ],
    buttons: [
      ...(toWrite > 0 ? [[run]] : []),
      ...rejectsRow(file),
      [ANOTHER, ...(toWrite > 0 ? [dropButton(file)] : [])],
      [HOME],
    ],
  }
}

function doneScreen(file: SentFileView): Screen {
  return {
    text: { key: 'import.done', vars: vars(file) },
    more: countTexts(file.counts),
    buttons: [...rejectsRow(file), [ANOTHER, HOME]],
  }
}

function failedScreen({ name, fault = 'crashed', faultWords }: SentFileView): Screen {
  return {
    text: { key: 'import.failed', vars: { name } },
    more: [faultText(fault, faultWords)],
    buttons: [[ANOTHER, HOME]],
  }
}

export function faultText(fault: SentFileFault, words = ''): Text {
  return { key: `import.fault.${fault}`, vars: { words: words === '' ? '—' : words } }
}

function checkedText(file: SentFileView): Text {
  return { key: 'import.checked', vars: vars(file) }
}

function vars({ name, counts }: SentFileView) {
  return { name, kind: { key: `import.kind.${counts?.kind ?? 'members'}` as const } }
}

function countTexts(counts: RowCounts | undefined): Text[] {
  if (!counts) return []
  const { read, inserted, updated, unchanged, rejected } = counts
  return [{ key: 'import.counts', vars: { read, inserted, updated, unchanged, rejected } }]
}

function rejectsRow({ id, counts }: SentFileView): Button[][] {
  const count = counts?.rejected ?? 0
  if (count === 0) return []
  return [[{ label: { key: 'import.rejects', vars: { count } }, route: 'import.rejects', args: [id] }]]
}

function dropButton({ id }: SentFileView): Button {
  return { label: { key: 'import.drop' }, route: 'import.drop', args: [id] }
}
