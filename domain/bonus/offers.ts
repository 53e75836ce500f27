/** Version of the text that people agree to before they are sent offers; a changed text takes a new one. */
export const OFFERS_TEXT_VERSION = 'offers-1'
