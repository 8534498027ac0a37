// Verifies the frames that `chronoseal simulate --out <folder>` wrote, with cose-js and node-cbor. See README.md.
import { createHash, hkdfSync } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const cbor = require('cbor');
const cose = require('cose-js');

const HMAC_256 = 5;
const ES256 = -7;
const SENML_CBOR = 112;
const MAC0_TAG = 17;
const SIGN1_TAG = 18;
const SECRET_BYTES = 32;
const POINT_BYTES = 65;
// SubjectPublicKeyInfo of a P-256 key up to the point (RFC 5480).
const PUBLIC_KEY_HEAD = Buffer.from('3059301306072a8648ce3d020106082a8648ce3d030107034200', 'hex');
const VERSION = 1;
const MAXIMUM_COMPLAINTS = 10;
const MAXIMUM_FRAME_BYTES = 16_384;

class Rejected extends Error {}

function demand(condition, reason) {
  if (!condition) {
    throw new Rejected(reason);
  }
}

function isEmptyMap(value) {
  return value instanceof Map ? value.size === 0 : Object.prototype.toString.call(value) === '[object Object]'
    && Object.getPrototypeOf(value) === Object.prototype && Object.keys(value).length === 0;
}

/** Splits a CBOR sequence (RFC 8742) into the bytes of its items. */
function split(bytes) {
  const items = [];
  let rest = bytes;
  while (rest.length > 0) {
    // node-cbor copies all that is left behind an item: show it no more than one frame can take.
    const { length } = cbor.decodeFirstSync(rest.subarray(0, MAXIMUM_FRAME_BYTES), { extendedResults: true });
    items.push(rest.subarray(0, length));
    rest = rest.subarray(length);
  }
  return items;
}

function decodeExactly(bytes) {
  const { value, length } = cbor.decodeFirstSync(bytes, { extendedResults: true });
  demand(length === bytes.length, 'bytes follow the item');
  return value;
}

function openEnvelope(bytes) {
  const message = decodeExactly(bytes);
  demand(message instanceof cbor.Tagged && [MAC0_TAG, SIGN1_TAG].includes(message.tag), 'neither tag 17 nor 18');
  demand(Array.isArray(message.value) && message.value.length === 4, 'not an array of 4');
  const [protectedBytes, unprotectedMap, payload, seal] = message.value;
  demand([protectedBytes, payload, seal].every(Buffer.isBuffer), 'a part is not a byte string');
  // Nothing authenticates the unprotected map and cose-js does not look at it.
  demand(isEmptyMap(unprotectedMap), 'the unprotected map is not empty');
  return { protectedBytes, payload, isSigned: message.tag === SIGN1_TAG };
}

/** The payload, once cose-js vouches for it. */
async function authenticate(bytes, headers, key, isSigned) {
  demand(headers.get(1) === (isSigned ? ES256 : HMAC_256), 'the algorithm is not that of the tag');
  demand(key.length === (isSigned ? POINT_BYTES : SECRET_BYTES), 'the key is not one for this algorithm');
  if (isSigned) {
    const keyId = createHash('sha256').update(PUBLIC_KEY_HEAD).update(key).digest().subarray(0, 8);
    demand(keyId.equals(headers.get(4)), 'the key identifier is not that of the public key');
    return cose.sign.verify(bytes, { key: { x: key.subarray(1, 33), y: key.subarray(33) } });
  }
  return cose.mac.read(bytes, Buffer.from(hkdfSync('sha256', key, '', `chronoseal/1/boot/${headers.get('boot')}`, 32)));
}

async function verifyFrame(bytes, keys) {
  const { protectedBytes, payload, isSigned } = openEnvelope(bytes);
  const headers = decodeExactly(protectedBytes);
  demand(headers instanceof Map, 'the protected headers are not a map with integer keys');
  demand(headers.get(3) === SENML_CBOR, 'not senml+cbor');
  demand(headers.get('v') === VERSION, 'not version 1');
  demand(Buffer.isBuffer(headers.get(4)), 'no key identifier');
  const key = keys.get(headers.get(4).toString('hex'));
  demand(key !== undefined, 'unknown key identifier');
  const authentic = await authenticate(bytes, headers, key, isSigned);
  demand(authentic.equals(payload), 'cose-js returned another payload');

  const records = decodeExactly(payload);
  demand(Array.isArray(records) && records.length > 0, 'the payload is not a SenML pack');
  demand(records[0] instanceof Map && typeof records[0].get(-2) === 'string', 'the first record has no base name');
  return {
    sequence: BigInt(headers.get('seq')),
    boot: BigInt(headers.get('boot')),
    previous: headers.get('prev'),
    hash: createHash('sha256').update(bytes).digest(),
  };
}

function checkOrder(frame, last) {
  if (last === undefined) {
    return;
  }
  demand(frame.previous.equals(last.hash), 'prev does not name the frame before it');
  demand(frame.boot >= last.boot, 'the boot count falls');
  demand(frame.boot === last.boot ? frame.sequence === last.sequence + 1n : frame.sequence > last.sequence, 'the sequence number is out of order');
}

async function verifyAll(nodes, keys) {
  const count = { verified: 0, rejected: 0 };
  for (const { name, frames } of nodes) {
    let last;
    for (const [index, bytes] of frames.entries()) {
      try {
        const frame = await verifyFrame(bytes, keys);
        // The chain goes on from every authentic frame, so that one missing frame is one finding.
        const before = last;
        last = frame;
        checkOrder(frame, before);
        count.verified++;
      } catch (error) {
        count.rejected++;
        if (count.rejected <= MAXIMUM_COMPLAINTS) {
          console.error(`${name}, frame ${index + 1}: ${error.message}`);
        }
      }
    }
  }
  return count;
}

/** One altered copy for every byte of the frame, a different bit each time: head, protected headers, payload and seal. */
function* flipped(bytes) {
  for (let position = 0; position < bytes.length; position++) {
    const copy = Buffer.from(bytes);
    copy[position] ^= 1 << (position % 8);
    yield { copy, position };
  }
}

async function verifyFlipped(nodes, keys) {
  const count = { verified: 0, rejected: 0 };
  for (const { name, frames } of nodes) {
    for (const bytes of new Set([frames[0], frames.at(-1)])) {
      await verifyFrame(bytes, keys);
      for (const { copy, position } of flipped(bytes)) {
        try {
          await verifyFrame(copy, keys);
          count.verified++;
          console.error(`${name}: a flipped bit in byte ${position} went unnoticed`);
        } catch {
          count.rejected++;
        }
      }
    }
  }
  return count;
}

function load(folder) {
  const keys = new Map(Object.entries(JSON.parse(readFileSync(join(folder, 'keys.json'), 'utf8')))
    .map(([keyId, key]) => [keyId.toLowerCase(), Buffer.from(key, 'hex')]));
  const nodes = readdirSync(folder).filter((name) => name.endsWith('.cborseq')).sort()
    .map((name) => ({ name, frames: split(readFileSync(join(folder, name))) }))
    .filter(({ frames }) => frames.length > 0);
  return { keys, nodes };
}

async function main() {
  const flip = process.argv.includes('--flip');
  const folders = process.argv.slice(2).filter((argument) => argument !== '--flip');
  if (folders.length !== 1) {
    console.error('usage: node verify.mjs [--flip] <folder>');
    return 2;
  }

  const { keys, nodes } = load(folders[0]);
  const count = flip ? await verifyFlipped(nodes, keys) : await verifyAll(nodes, keys);
  console.log(`${count.verified} frames verified, ${count.rejected} rejected`);
  const [wanted, unwanted] = flip ? [count.rejected, count.verified] : [count.verified, count.rejected];
  return wanted > 0 && unwanted === 0 ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`failed: ${error.message}`);
  process.exitCode = 1;
}
