// Bytes of the port into lines.
(function () {
  'use strict';
  const chronoseal = (globalThis.chronoseal ??= {});
  const { LINE_BYTES } = chronoseal.limits;

  const CARRIAGE_RETURN = 0x0d;
  const LINE_FEED = 0x0a;
  const FIRST_PRINTABLE = 0x20;
  const LAST_PRINTABLE = 0x7e;

  /** Cuts a stream of bytes into lines of printable ASCII. Lines that are too long or hold other bytes are thrown away whole, and told. */
  class LineSplitter {
    #buffer = new Uint8Array(LINE_BYTES);
    #length = 0;
    #damage = '';
    #onLine;
    #onDamage;
    #decoder = new TextDecoder('ascii');

    /**
     * @param {(line: string) => void} onLine takes a line without its ending
     * @param {(damage: 'TooLong' | 'NotPrintable') => void} onDamage is told of each line thrown away
     */
    constructor(onLine, onDamage) {
      this.#onLine = onLine;
      this.#onDamage = onDamage;
    }

    /** @param {Uint8Array} bytes */
    feed(bytes) {
      for (const byte of bytes) {
        if (byte === CARRIAGE_RETURN || byte === LINE_FEED) {
          this.#end();
        } else {
          this.#add(byte);
        }
      }
    }

    /** Forgets a line that has begun. */
    reset() {
      this.#length = 0;
      this.#damage = '';
    }

    #add(byte) {
      if (byte < FIRST_PRINTABLE || byte > LAST_PRINTABLE) {
        this.#damage ||= 'NotPrintable';
      }
      if (this.#length === LINE_BYTES) {
        this.#damage = 'TooLong';
        return;
      }
      this.#buffer[this.#length++] = byte;
    }

    // CR LF ends a line and then an empty one, which is nothing.
    #end() {
      const length = this.#length;
      const damage = this.#damage;
      this.reset();
      if (damage) {
        this.#onDamage(damage);
      } else if (length > 0) {
        this.#onLine(this.#decoder.decode(this.#buffer.subarray(0, length)));
      }
    }
  }

  chronoseal.LineSplitter = LineSplitter;
})();
