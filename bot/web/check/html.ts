import { translate } from '../../../core/i18n.ts'
import type { check } from '../../../core/locales/ru/check.ts'
import { toHtml } from '../../../core/markup.ts'

type Word = keyof typeof check

const word = (key: Word) => toHtml(translate('ru', { key }))
/** A text that the page's script can say in the other language. */
const said = (tag: string, key: Word, attributes = '') =>
  `<${tag} ${attributes} data-word="${key}">${word(key)}</${tag}>`

const ICONS = [
  ['valid', 'M14 34l12 12 24-27'],
  ['clock', 'M32 8a24 24 0 1 0 .1 0M32 18v14l9 8'],
  ['warn', 'M32 9L58 54H6ZM32 26v12M32 46v.5'],
  ['barred', 'M32 8a24 24 0 1 0 .1 0M15 15l34 34'],
  ['cross', 'M16 16l32 32M48 16L16 48'],
  ['question', 'M22 24a10 10 0 1 1 14 9q-4 2-4 8M32 51v.5'],
].map(([name, path]) => `<path class="i-${name}" d="${path}"/>`)

/** The check page in Russian, which its script turns into English. Addresses are relative: it may stand below a path. */
export function checkPage(): string {
  return `<!doctype html>
<html lang="ru">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${word('check.title')}</title>
<link rel="icon" href="check/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="check/style.css">
<script src="check/page.js" type="module"></script>
<main>
  <header>${said('h1', 'check.title')}<button id="language" type="button" lang="en">English</button></header>
  <noscript><p class="warn">${word('check.noScript')}</p></noscript>
  <section id="result" class="sheet" tabindex="-1" hidden>
    <div id="verdict" role="status" aria-live="assertive"><svg viewBox="0 0 64 64" aria-hidden="true">${ICONS.join('')}</svg><h2 id="word"></h2></div>
    <p id="hint"></p>
    <dl id="facts">
      <div>${said('dt', 'check.name')}<dd id="name"></dd></div>
      <div>${said('dt', 'check.number')}<dd id="number"></dd></div>
      <div class="days">
        <div>${said('dt', 'check.issuedOn')}<dd id="issued"></dd></div>
        <div>${said('dt', 'check.expiresOn')}<dd id="expires"></dd></div>
      </div>
    </dl>
    <div class="basis"><p id="live" role="status"></p><p id="list"></p></div>
    ${said('button', 'check.again', 'id="again" type="button"')}
  </section>
  <section id="ask" class="sheet">
    ${said('p', 'check.lead')}
    ${said('button', 'check.scan', 'id="scan" class="main" type="button"')}
    <p id="trouble" role="alert"></p>
    <video id="video" playsinline muted hidden></video>
    <form id="typed">
      ${said('label', 'check.code', 'for="code"')}
      <textarea id="code" autocomplete="off" autocapitalize="none" spellcheck="false" required></textarea>
      ${said('button', 'check.submit', 'type="submit"')}
    </form>
  </section>
  <footer><p id="readiness" role="status"></p></footer>
</main>
</html>
`
}
