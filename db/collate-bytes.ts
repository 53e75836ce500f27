/**
 * Text of PostgreSQL sorted and compared by its bytes, as SQLite does, whatever the database was created with: lists
 * come in the same order on both, and the range of paths below an organisation is the range of one index.
 */
export function collateBytes(migration: string): string {
  return migration.replaceAll(/^((?:\s+|ALTER TABLE .* ADD COLUMN\s+)"\w+" TEXT)\b/gm, '$1 COLLATE "C"')
}
