// The serial port: opens, reads, writes, closes, and says why it ended.
(function () {
  'use strict';
  const chronoseal = (globalThis.chronoseal ??= {});
  const { BYTES_PER_TURN, PORT_BUFFER_BYTES, OPEN_MS, CLOSE_MS } = chronoseal.limits;

  const UNPLUGGED = 'the port has gone; the cable was unplugged or the adapter lost power: plug it in and connect again';

  // What the browser calls it, and what a technician can do about it.
  const REMEDIES = {
    NetworkError: 'another program may hold the port, or this user may not open it (Linux: group dialout); close the other program or ask for the right',
    InvalidStateError: 'the port is open already, perhaps in another tab; close that tab',
    NotFoundError: 'no port was chosen; press Connect and pick the node\'s port',
    SecurityError: 'the browser or its policy forbids serial ports here; allow them in the site\'s settings',
    TimeoutError: 'unplug the cable, plug it in again and connect',
  };

  /** An error of the browser in words: cause and remedy. */
  function explainPortError(error) {
    return `${error.message || error.name}; ${REMEDIES[error.name] ?? 'unplug the cable, plug it in again and connect'}`;
  }

  /** Why this browser cannot be used; an empty string if it can. */
  function missingSerial(scope = globalThis) {
    if (scope.navigator?.serial !== undefined) {
      return '';
    }
    return scope.isSecureContext
      ? 'This browser has no Web Serial. Open this page in Chromium, Chrome, Edge or Opera on a computer (not a phone).'
      : 'Browsers give serial ports to secure pages only. Open index.html from disk, or over https:// or http://localhost.';
  }

  const deadline = (promise, milliseconds) => {
    let timer = 0;
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new DOMException(`nothing came of it within ${milliseconds / 1000} s`, 'TimeoutError')), milliseconds);
    });
    return Promise.race([promise, late]).finally(() => clearTimeout(timer));
  };

  // Lets the page paint and take clicks although bytes come without pause: awaiting a stream that is never empty never leaves the microtasks.
  const turn = () => new Promise((resolve) => setTimeout(resolve, 0));

  /** One serial port at a time. */
  class SerialLink {
    #onBytes;
    #onEnd;
    #port = null;
    #reader = null;
    #writer = null;
    #writing = Promise.resolve();
    #hasWaiting = false;
    #reading = Promise.resolve();
    #closing = Promise.resolve();
    #encoder = new TextEncoder();

    /**
     * @param {(bytes: Uint8Array) => void} onBytes takes what arrives
     * @param {(reason: string) => void} onEnd is told once when an open port is lost, with cause and remedy
     */
    constructor(onBytes, onEnd) {
      this.#onBytes = onBytes;
      this.#onEnd = onEnd;
      /** Breaks, parity and framing errors and overruns since the port was opened. */
      this.lineErrors = 0;
    }

    get isOpen() {
      return this.#port !== null;
    }

    /** Opens a port, 8N1; throws what the browser throws. */
    async open(port, baudRate) {
      await this.#closing;
      await deadline(port.open({ baudRate, dataBits: 8, stopBits: 1, parity: 'none', flowControl: 'none', bufferSize: PORT_BUFFER_BYTES }), OPEN_MS);
      this.lineErrors = 0;
      this.#writing = Promise.resolve();
      this.#hasWaiting = false;
      this.#port = port;
      this.#writer = port.writable.getWriter();
      // On many ESP32 boards these two lines hold the chip in reset or in its loader while they are asserted.
      await port.setSignals?.({ dataTerminalReady: false, requestToSend: false }).catch(() => {});
      this.#reading = this.#read(port);
    }

    /** Sends a line. One may wait for the one before it (an answer can overtake the end of its own request); a third is refused, so that nothing piles up. */
    async send(line) {
      if (this.#writer === null) {
        throw new Error('the port is closed');
      }
      if (this.#hasWaiting) {
        throw new Error('the port does not take what was sent before');
      }
      this.#hasWaiting = true;
      await this.#writing;
      this.#hasWaiting = false;
      if (this.#writer === null) {
        throw new Error('the port is closed');
      }
      const write = this.#writer.write(this.#encoder.encode(line));
      this.#writing = write.catch(() => {});
      await write;
    }

    /** Closes in good order, as far as the port goes along with it. */
    async close() {
      const port = this.#port;
      if (port !== null) {
        this.#port = null;
        // A port that was unplugged cannot be closed, and need not be.
        this.#closing = deadline(this.#release(port), CLOSE_MS).catch(() => {});
      }
      await this.#closing;
    }

    async #release(port) {
      await this.#reader?.cancel().catch(() => {});
      await this.#reading;
      const writer = this.#writer;
      this.#writer = null;
      await writer?.abort().catch(() => {});
      writer?.releaseLock();
      await port.close();
    }

    // After a break, a framing error or an overrun the browser gives a new stream; after a loss it gives none.
    async #read(port) {
      let cause = UNPLUGGED;
      let hasEnded = false;
      while (!hasEnded && port.readable && this.#port === port) {
        try {
          await this.#drain(port);
          hasEnded = true;
        } catch (error) {
          this.lineErrors++;
          cause = error.name === 'NetworkError' ? UNPLUGGED : explainPortError(error);
          await turn();
        }
      }
      if (this.#port === port) {
        this.#onEnd(cause);
      }
    }

    async #drain(port) {
      let bytesSinceTurn = 0;
      this.#reader = port.readable.getReader();
      try {
        for (;;) {
          const { value, done } = await this.#reader.read();
          if (done) {
            return;
          }
          this.#onBytes(value);
          bytesSinceTurn += value.length;
          if (bytesSinceTurn >= BYTES_PER_TURN) {
            bytesSinceTurn = 0;
            await turn();
          }
        }
      } finally {
        this.#reader.releaseLock();
        this.#reader = null;
      }
    }
  }

  Object.assign(chronoseal, { SerialLink, explainPortError, missingSerial });
})();
