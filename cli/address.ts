/** An address of a database as it may be shown: without its password. */
export function shownAddress(url: string): string {
  return url.replace(/^(\w+:\/\/[^:/@]*):[^@]*@/, '$1:…@')
}
