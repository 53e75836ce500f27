import { describe, expect, test } from 'vitest'
import { CallbackCodec } from '../../core/callback-data.ts'

const codec = new CallbackCodec('a secret of thirty-two characters')
const action = { route: 'application.accept', args: ['73676'] }

describe('data of a button', () => {
  test('is read back for the account it was made for', () => {
    expect(codec.decode(codec.encode(action, '1003'), '1003')).toEqual(action)
  })

  test('may have no arguments', () => {
    const plain = { route: 'menu', args: [] }
    expect(codec.decode(codec.encode(plain, '1003'), '1003')).toEqual(plain)
  })

  test('is refused from another account', () => {
    expect(codec.decode(codec.encode(action, '1003'), '1004')).toBeUndefined()
  })

  test('is refused where one character of it was changed', () => {
    const data = codec.encode(action, '1003')
    for (let at = 0; at < data.length; at++) {
      const forged = `${data.slice(0, at)}${data[at] === '7' ? '8' : '7'}${data.slice(at + 1)}`
      expect(codec.decode(forged, '1003'), forged).toBeUndefined()
    }
  })

  test('is refused where an argument was added or the tag is missing', () => {
    const data = codec.encode(action, '1003')
    const tag = data.slice(data.lastIndexOf(':'))
    expect(codec.decode(`1:application.accept:73676:yes${tag}`, '1003')).toBeUndefined()
    expect(codec.decode('1:application.accept:73676', '1003')).toBeUndefined()
  })

  test.each(['', ':', '1', '1:menu:', 'яяяяяяяяяяя', '\u0000'.repeat(64)])('is refused as %j', (data) => {
    expect(codec.decode(data, '1003')).toBeUndefined()
  })

  test('of another secret is refused', () => {
    const other = new CallbackCodec('another secret of thirty-two char')
    expect(codec.decode(other.encode(action, '1003'), '1003')).toBeUndefined()
  })

  test('of another version is refused though its tag is right', () => {
    const data = codec.encode({ route: 'menu', args: [] }, '1003')
    expect(codec.decode(data.replace(/^1/, '2'), '1003')).toBeUndefined()
  })
})

describe('64 bytes', () => {
  const room = 64 - '1:menu::'.length - 11

  test('are filled to the last', () => {
    const data = codec.encode({ route: 'menu', args: ['x'.repeat(room)] }, '1003')
    expect(Buffer.byteLength(data)).toBe(64)
  })

  test('are bytes, not characters', () => {
    expect(() => codec.encode({ route: 'menu', args: ['x'.repeat(room + 1)] }, '1003')).toThrow(RangeError)
    expect(() => codec.encode({ route: 'menu', args: ['я'.repeat(room)] }, '1003')).toThrow(RangeError)
  })
})
