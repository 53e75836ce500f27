import ts from 'typescript'
import { expect, test } from 'vitest'
import { readSource, repositoryFiles, sourceFiles } from './tree.ts'

const MAX_LINES = 220

/** Every folder whose code runs when the product does. */
const PRODUCT = ['bot', 'jobs', 'domain', 'db', 'core', 'cli', 'print', 'simulator', 'watch']

test(`no file of code is longer than ${MAX_LINES} lines`, () => {
  const long = sourceFiles()
    .map((file) => ({ file, lines: readSource(file).trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > MAX_LINES)
  expect(long).toEqual([])
})

test('a composition root of a process has no room for decisions: 80 lines', () => {
  const roots = sourceFiles().filter((file) => /^(bot\/|jobs\/)?main\.ts$/.test(file))
  expect(roots.filter((file) => readSource(file).trimEnd().split('\n').length > 80)).toEqual([])
})

test('no folder is a drawer for everything', () => {
  const drawers = repositoryFiles().filter((file) =>
    /(^|\/)(utils?|helpers?|common|shared|services|misc|lib)\//.test(file.replace(/^tests\/services\//, '')),
  )
  expect(drawers).toEqual([])
})

test('names of files are kebab-case', () => {
  const odd = sourceFiles().filter((file) => !/^(.*\/)?\.?[a-z0-9]+([-.][a-z0-9]+)*$/.test(file))
  expect(odd).toEqual([])
})

/** Words that people read: literals with a Russian word, found in the syntax tree, so comments do not count. */
function russianLiterals(file: string): string[] {
  const tree = ts.createSourceFile(file, readSource(file), ts.ScriptTarget.Latest)
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
      if (/[а-яё]{3}/i.test(node.text)) found.push(node.text)
    }
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}

/** Files whose Russian words are read, never shown: what people type, and names that the demo makes up. */
const VOCABULARIES = [
  'db/repos/organisation-search.ts',
  'domain/letters.ts',
  'domain/quality/validate-field.ts',
  'domain/registry/synthetic/',
]

test('words for people stand in the locale files only', () => {
  const literals = sourceFiles('bot', 'jobs', 'domain', 'db', 'core', 'print', 'watch')
    .filter((file) => !['core/locales/', ...VOCABULARIES].some((place) => file.startsWith(place)))
    .flatMap((file) => russianLiterals(file).map((text) => `${file}: ${text}`))
  expect(literals).toEqual([])
})

test('a rule knows no clock, no chance and no waiting', () => {
  const impure = sourceFiles('domain').filter((file) =>
    /\bnew Date\(\)|\bDate\.now\(|\bMath\.random\(|\bsetTimeout\(|\bfetch\(|\bprocess\./.test(
      readSource(file),
    ),
  )
  expect(impure).toEqual([])
})

test('nothing is silenced: no any, no non-null mark, no ignored error', () => {
  const silenced = sourceFiles(...PRODUCT).filter((file) =>
    /@ts-(ignore|nocheck|expect-error)|\bas any\b|: any\b|biome-ignore/.test(readSource(file)),
  )
  expect(silenced).toEqual([])
})

test('an exported class or function of a process is no default', () => {
  const defaults = sourceFiles(...PRODUCT).filter((file) => /^export default /m.test(readSource(file)))
  expect(defaults).toEqual([])
})
