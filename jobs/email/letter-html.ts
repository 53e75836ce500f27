import { toHtml } from '../../core/markup.ts'
import type { Content } from './letter.ts'

const BULLET = '• '
const FONT = "font-family:-apple-system,'Segoe UI',Roboto,Arial,sans-serif"
const [INK, QUIET, PAGE, SHEET, LINE, BLUE] = [
  '#1b1f24',
  '#59636e',
  '#f2f4f7',
  '#ffffff',
  '#e1e5ea',
  '#1f5fbf',
]
/** Mail programs that know dark colours; the others keep the light ones, which stand at each element. */
const DARK = `@media (prefers-color-scheme:dark){
.page{background:#14171b!important}.sheet{background:#1e2329!important;border-color:#333a42!important}
.ink{color:#e9edf1!important}.quiet,.quiet a{color:#a6b0ba!important}.line{border-color:#333a42!important}}`

/** The letter as HTML of tables and inline styles, which is what mail programs agree on. No picture, no script, no tracker. */
export function letterHtml(subject: string, content: Content): string {
  const { paragraphs, links, actions, words, botUrl, stopUrl, locale } = content
  const body = [
    ...paragraphs.map((text, at) => paragraph(text, at === 0)),
    ...links.map(({ label, url }) => button(label, url, false)),
    ...(actions.length > 0
      ? [paragraph([words.canDo, ...actions.map((each) => BULLET + each)].join('\n'))]
      : []),
    ...(botUrl ? [button(words.open, botUrl, true), small(toHtml(words.how))] : []),
  ]
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${toHtml(subject)}</title>
<style>${DARK}</style>
</head>
<body class="page" style="margin:0;padding:0;background:${PAGE}">
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" style="background:${PAGE}"><tr><td align="center" style="padding:16px 8px">
<table role="presentation" class="sheet" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;background:${SHEET};border:1px solid ${LINE};border-radius:12px"><tr><td style="padding:24px 24px 8px;overflow-wrap:anywhere;word-break:break-word">
${body.join('\n')}
</td></tr><tr><td class="line" style="padding:16px 24px 20px;border-top:1px solid ${LINE}">
${small(`${toHtml(words.why)}<br><a href="${attribute(stopUrl)}" style="color:${QUIET}">${toHtml(words.stop)}</a>`)}
</td></tr></table>
</td></tr></table>
</body>
</html>
`
}

/** Lines that begin with a bullet become a list, the others stand one under the other. */
function paragraph(text: string, isFirst = false): string {
  const lines = text.split('\n')
  const before = lines.filter((line) => !line.startsWith(BULLET)).map(toHtml)
  const items = lines
    .filter((line) => line.startsWith(BULLET))
    .map((line) => toHtml(line.slice(BULLET.length)))
  const style = `margin:0 0 14px;${FONT};font-size:${isFirst ? 17 : 16}px;line-height:1.5;color:${INK}`
  const head = before.length > 0 ? `<p class="ink" style="${style}">${before.join('<br>')}</p>` : ''
  if (items.length === 0) return head
  const list = items.map((item) => `<li style="margin:0 0 6px">${item}</li>`).join('')
  return `${head}<ul class="ink" style="${style};padding-left:22px">${list}</ul>`
}

function button(label: string, url: string, isMain: boolean): string {
  const look = isMain ? `background:${BLUE};color:#ffffff` : `background:${SHEET};color:${BLUE}`
  return `<p style="margin:6px 0 14px"><a href="${attribute(url)}" style="display:inline-block;padding:12px 20px;border:1px solid ${BLUE};border-radius:8px;${FONT};font-size:16px;font-weight:600;text-decoration:none;${look}">${toHtml(label)}</a></p>`
}

function small(html: string): string {
  return `<p class="quiet" style="margin:0 0 12px;${FONT};font-size:13px;line-height:1.5;color:${QUIET}">${html}</p>`
}

function attribute(value: string): string {
  return toHtml(value).replaceAll('"', '&quot;')
}
