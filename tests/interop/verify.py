#!/usr/bin/python3
"""Verifies the frames that `chronoseal simulate --out <folder>` wrote, with cbor2, the standard library and the openssl command. See README.md."""
import hashlib
import hmac
import io
import json
import pathlib
import subprocess
import sys
import tempfile

import cbor2

HMAC_256 = 5
ES256 = -7
SENML_CBOR = 112
MAC0_TAG = 17
SIGN1_TAG = 18
SECRET_BYTES = 32
POINT_BYTES = 65
SIGNATURE_BYTES = 64
# SubjectPublicKeyInfo of a P-256 key up to the point (RFC 5480).
PUBLIC_KEY_HEAD = bytes.fromhex("3059301306072a8648ce3d020106082a8648ce3d030107034200")
VERSION = 1
MAXIMUM_COMPLAINTS = 10


class Rejected(Exception):
    """A frame that must not be believed."""


def demand(condition, reason):
    if not condition:
        raise Rejected(reason)


def split(data):
    """Splits a CBOR sequence (RFC 8742) into the bytes of its items."""
    items = []
    stream = io.BytesIO(data)
    decoder = cbor2.CBORDecoder(stream)
    while stream.tell() < len(data):
        start = stream.tell()
        decoder.decode()
        items.append(data[start:stream.tell()])
    return items


def decode_exactly(data):
    stream = io.BytesIO(data)
    value = cbor2.CBORDecoder(stream).decode()
    demand(stream.tell() == len(data), "bytes follow the item")
    return value


def boot_key(device_key, boot):
    """HKDF-SHA-256 (RFC 5869) with an empty salt, one block of output."""
    demand(isinstance(boot, int) and boot > 0, "no boot count")
    extracted = hmac.new(b"", device_key, hashlib.sha256).digest()
    return hmac.new(extracted, b"chronoseal/1/boot/%d\x01" % boot, hashlib.sha256).digest()


def verify_mac(protected, payload, headers, key, tag):
    demand(len(key) == SECRET_BYTES, "the key is not a device key")
    to_be_maced = cbor2.dumps(["MAC0", protected, b"", payload])
    expected = hmac.new(boot_key(key, headers.get("boot")), to_be_maced, hashlib.sha256).digest()
    demand(hmac.compare_digest(expected, tag), "the tag is wrong")


def der_integer(value):
    """ASN.1 INTEGER: no leading zeros but the one that keeps it positive."""
    value = value.lstrip(b"\0") or b"\0"
    value = b"\0" + value if value[0] & 0x80 else value
    return bytes([0x02, len(value)]) + value


def verify_signature(protected, payload, headers, key, signature):
    """By openssl, which wants key and signature in DER and each in a file."""
    demand(len(key) == POINT_BYTES, "the key is not a public key")
    public_key = PUBLIC_KEY_HEAD + key
    demand(hashlib.sha256(public_key).digest()[:8] == headers.get(4), "the key identifier is not that of the public key")
    demand(len(signature) == SIGNATURE_BYTES, "the signature has not 64 bytes")
    numbers = der_integer(signature[:32]) + der_integer(signature[32:])
    with tempfile.TemporaryDirectory() as folder:
        files = [pathlib.Path(folder, name) for name in ("key", "signature")]
        files[0].write_bytes(public_key)
        files[1].write_bytes(bytes([0x30, len(numbers)]) + numbers)
        run = subprocess.run(
            ["openssl", "dgst", "-sha256", "-keyform", "DER", "-verify", files[0], "-signature", files[1]],
            input=cbor2.dumps(["Signature1", protected, b"", payload]), capture_output=True, check=False)
    demand(run.returncode == 0 and run.stdout.strip() == b"Verified OK", "the signature is wrong")


def verify_frame(data, keys):
    message = decode_exactly(data)
    demand(isinstance(message, cbor2.CBORTag) and message.tag in (MAC0_TAG, SIGN1_TAG), "neither tag 17 nor 18")
    demand(isinstance(message.value, list) and len(message.value) == 4, "not an array of 4")
    protected, unprotected, payload, seal = message.value
    demand(all(isinstance(part, bytes) for part in (protected, payload, seal)), "a part is not a byte string")
    demand(isinstance(unprotected, dict) and not unprotected, "the unprotected map is not empty")

    headers = decode_exactly(protected)
    demand(isinstance(headers, dict), "the protected headers are not a map")
    demand(headers.get(1) == (HMAC_256 if message.tag == MAC0_TAG else ES256), "the algorithm is not that of the tag")
    demand(headers.get(3) == SENML_CBOR, "not senml+cbor")
    demand(headers.get("v") == VERSION, "not version 1")
    key = keys.get(headers.get(4))
    demand(key is not None, "unknown key identifier")
    verify = verify_mac if message.tag == MAC0_TAG else verify_signature
    verify(protected, payload, headers, key, seal)

    records = decode_exactly(payload)
    demand(isinstance(records, list) and records, "the payload is not a SenML pack")
    demand(isinstance(records[0], dict) and isinstance(records[0].get(-2), str), "the first record has no base name")
    # The seal does not cover the head of the envelope: a longer spelling of it would leave the seal right.
    demand(cbor2.dumps(message) == data, "the envelope is not in its shortest form")
    return headers


def check_order(headers, data, last):
    if last is None:
        return
    last_headers, last_data = last
    demand(headers["prev"] == hashlib.sha256(last_data).digest(), "prev does not name the frame before it")
    demand(headers["boot"] >= last_headers["boot"], "the boot count falls")
    if headers["boot"] == last_headers["boot"]:
        demand(headers["seq"] == last_headers["seq"] + 1, "the sequence number is out of order")
    else:
        demand(headers["seq"] > last_headers["seq"], "the sequence number is out of order")


def verify_all(nodes, keys):
    verified = rejected = 0
    for name, frames in nodes:
        last = None
        for index, data in enumerate(frames):
            try:
                headers = verify_frame(data, keys)
                # The chain goes on from every authentic frame, so that one missing frame is one finding.
                before, last = last, (headers, data)
                check_order(headers, data, before)
                verified += 1
            except Exception as error:  # cbor2 raises many kinds on altered bytes, and every one of them is a rejection
                rejected += 1
                if rejected <= MAXIMUM_COMPLAINTS:
                    print(f"{name}, frame {index + 1}: {error}", file=sys.stderr)
    return verified, rejected


def flipped(data):
    """One altered copy for every byte of the frame, a different bit each time: head, protected headers, payload and seal."""
    for position in range(len(data)):
        copy = bytearray(data)
        copy[position] ^= 1 << (position % 8)
        yield bytes(copy), position


def verify_flipped(nodes, keys):
    verified = rejected = 0
    for name, frames in nodes:
        for data in {frames[0], frames[-1]}:
            verify_frame(data, keys)
            for copy, position in flipped(data):
                try:
                    verify_frame(copy, keys)
                    verified += 1
                    print(f"{name}: a flipped bit in byte {position} went unnoticed", file=sys.stderr)
                except Exception:  # as above
                    rejected += 1
    return verified, rejected


def load(folder):
    text = json.loads((folder / "keys.json").read_text(encoding="utf-8"))
    keys = {bytes.fromhex(key_id): bytes.fromhex(key) for key_id, key in text.items()}
    nodes = [(path.name, split(path.read_bytes())) for path in sorted(folder.glob("*.cborseq"))]
    return [(name, frames) for name, frames in nodes if frames], keys


def main(arguments):
    flip = "--flip" in arguments
    folders = [argument for argument in arguments if argument != "--flip"]
    if len(folders) != 1:
        print("usage: verify.py [--flip] <folder>", file=sys.stderr)
        return 2

    nodes, keys = load(pathlib.Path(folders[0]))
    verified, rejected = verify_flipped(nodes, keys) if flip else verify_all(nodes, keys)
    print(f"{verified} frames verified, {rejected} rejected")
    wanted, unwanted = (rejected, verified) if flip else (verified, rejected)
    return 0 if wanted > 0 and unwanted == 0 else 1


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Exception as error:  # a folder without keys or with a file that is no sequence: say so and fail
        print(f"failed: {error}", file=sys.stderr)
        sys.exit(1)
