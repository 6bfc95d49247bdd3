import { expect, it } from 'vitest';
import { cpaceKeyOf, cpaceShareOf } from '../../../../../shared/rendezvous/crypto/cpace.ts';

const hex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'));
const text = (value: string): Uint8Array => new Uint8Array(Buffer.from(value));

/** The draft's example for ristretto255 and SHA-512 (appendix B.3). */
const INPUTS = {
  password: text('Password'),
  channel: hex('6f630b425f726573706f6e6465720b415f696e69746961746f72'),
  session: hex('7e4b4791d6a8ef019b936c79fb7f2c57'),
};
const SCALAR_A = hex('da3d23700a9e5699258aef94dc060dfda5ebb61f02a5ea77fad53f4ff0976d08');
const SCALAR_B = hex('d2316b454718c35362d83d69df6320f38578ed5984651435e2949762d900b80d');
const SHARE_A = hex('d40fb265a7abeaee7939d91a585fe59f7053f982c296ec413c624c669308f87a');
const SHARE_B = hex('08bcf6e9777a9c313a3db6daa510f2d398403319c2341bd506a92e672eb7e307');
const SIDES = {
  initiator: { share: SHARE_A, data: text('ADa') },
  responder: { share: SHARE_B, data: text('ADb') },
};

it("makes the draft's shares and key", async () => {
  expect(await cpaceShareOf(INPUTS, SCALAR_A)).toEqual(SHARE_A);
  expect(await cpaceShareOf(INPUTS, SCALAR_B)).toEqual(SHARE_B);
  const key = hex(
    '4c5469a16b2364c4b944ebc1a79e51d1674ad47db26e8718154f59faebfaa52d8346f30aa58377117eb20d527f2cbc5c76381f7fd372e89df8239f87f2e02ed1',
  );
  expect(await cpaceKeyOf(INPUTS, SCALAR_A, SHARE_B, SIDES)).toEqual(key);
  expect(await cpaceKeyOf(INPUTS, SCALAR_B, SHARE_A, SIDES)).toEqual(key);
});

it.each([
  ['the identity', new Uint8Array(32)],
  ['too few bytes', new Uint8Array(31).fill(8)],
  ['nothing', new Uint8Array()],
  ['a number that is no point', new Uint8Array(32).fill(0xff)],
  ['a negative field element', hex('0100000000000000000000000000000000000000000000000000000000000000')],
])('refuses %s as a share', async (_, share) => {
  expect(await cpaceKeyOf(INPUTS, SCALAR_A, share, SIDES)).toBeUndefined();
});

it.each([
  ['password', { ...INPUTS, password: text('password') }],
  ['channel', { ...INPUTS, channel: text('b') }],
  ['session', { ...INPUTS, session: text('c') }],
])('makes another key for another %s', async (_, inputs) => {
  const share = await cpaceShareOf(inputs, SCALAR_B);
  const sides = { ...SIDES, responder: { share, data: text('ADb') } };
  expect(await cpaceKeyOf(INPUTS, SCALAR_A, share, sides)).not.toEqual(
    await cpaceKeyOf(inputs, SCALAR_B, SHARE_A, sides),
  );
});

it('takes a scalar of zero for one, so that no share is the identity', async () => {
  const share = await cpaceShareOf(INPUTS, new Uint8Array(32));
  expect(await cpaceKeyOf(INPUTS, SCALAR_A, share, SIDES)).toBeDefined();
});
