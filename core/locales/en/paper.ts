// A paper for an organisation in Russia is in Russian, whatever language its signer reads in the chat.
export { paper } from '../ru/paper.ts'
