import { byId } from './dom.js'
import { t } from './i18n.js'

// What the next message carries besides its text: a file, or the message that it changes. Never both.
let file
let edited

const input = byId('composer')

function render() {
  byId('draft').hidden = !file && !edited
  byId('draft-kind').textContent = t(edited ? 'draft.edit' : 'draft.file')
  byId('draft-name').textContent = edited?.text ?? file?.name ?? ''
}

export const draftFile = () => file
export const draftEdit = () => edited

export function clearDraft() {
  file = undefined
  edited = undefined
  byId('attach-input').value = ''
  render()
}

export function startEdit(message) {
  clearDraft()
  edited = message
  input.value = message.text
  input.dispatchEvent(new Event('input'))
  input.focus()
  render()
}

export function setUpDraft(onChange) {
  byId('attach-input').addEventListener('change', (event) => {
    edited = undefined
    file = event.currentTarget.files[0]
    render()
    onChange()
    input.focus()
  })
  byId('draft-drop').addEventListener('click', () => {
    if (edited) input.value = ''
    clearDraft()
    onChange()
  })
}
