import { avatar, byId, el } from './dom.js'
import { about, t } from './i18n.js'

export function toast(text, kind = 'note') {
  const node = el('div', { class: `toast toast-${kind}`, 'data-testid': 'toast' }, text)
  byId('toasts').append(node)
  const life = Math.min(8000, 2800 + text.length * 45)
  setTimeout(() => node.classList.add('leaving'), life)
  setTimeout(() => node.remove(), life + 250)
}

export function problem(error) {
  console.warn(error)
  toast(t(error?.status ? 'error.server' : 'error.network', { status: error?.status ?? '' }), 'bad')
}

function openDialog(build, testId) {
  return new Promise((resolve) => {
    const dialog = el('dialog', { class: 'dialog', 'data-testid': testId })
    const done = (value) => {
      resolve(value)
      dialog.close()
    }
    dialog.append(...build(done))
    dialog.addEventListener('close', () => {
      dialog.remove()
      resolve(undefined)
    })
    dialog.addEventListener('click', (event) => {
      if (event.target === dialog) dialog.close()
    })
    document.body.append(dialog)
    dialog.showModal()
  })
}

export function alertModal(text) {
  return openDialog(
    (done) => [
      el('p', { class: 'dialog-text' }, text),
      el(
        'div',
        { class: 'dialog-actions' },
        el('button', { class: 'button primary', type: 'button', onclick: () => done() }, t('ok')),
      ),
    ],
    'alert',
  )
}

export function confirmModal({ title, text, yes }) {
  return openDialog(
    (done) =>
      [
        el('h2', { class: 'dialog-title' }, title),
        text && el('p', { class: 'dialog-text' }, text),
        el(
          'div',
          { class: 'dialog-actions' },
          el('button', { class: 'button', type: 'button', onclick: () => done(false) }, t('cancel')),
          el(
            'button',
            {
              class: 'button primary',
              type: 'button',
              autofocus: true,
              'data-testid': 'confirm',
              onclick: () => done(true),
            },
            yes,
          ),
        ),
      ].filter(Boolean),
    'confirm-dialog',
  )
}

export function choosePerson(title, people) {
  return openDialog(
    (done) => [
      el('h2', { class: 'dialog-title' }, title),
      el(
        'ul',
        { class: 'choices' },
        people.map((person) =>
          el(
            'li',
            {},
            el(
              'button',
              {
                class: 'choice',
                type: 'button',
                'data-testid': `contact-${person.id}`,
                onclick: () => done(person),
              },
              avatar(person),
              el('span', { class: 'choice-name' }, person.firstName, el('small', {}, about(person))),
            ),
          ),
        ),
      ),
      el(
        'div',
        { class: 'dialog-actions' },
        el('button', { class: 'button', type: 'button', onclick: () => done() }, t('cancel')),
      ),
    ],
    'choose-person',
  )
}
