// Tickets, posters and papers are for people in Russia, whatever language their owner reads in the chat.
export { print } from '../ru/print.ts'
