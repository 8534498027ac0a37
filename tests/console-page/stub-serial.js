// Runs in the page before its own scripts: a navigator.serial whose one port ends in the test. Behaves as Chromium's does where the page can tell.
(() => {
  const listeners = new EventTarget();

  class StubPort {
    readable = null;
    writable = null;
    #source = null;
    #piece = null;

    async open(options) {
      if (stub.refusal) {
        throw new DOMException('Failed to open serial port.', stub.refusal);
      }
      stub.opened.push(options);
      this.#renew();
      this.writable = new WritableStream({ write: (chunk) => globalThis.stubWrite(Array.from(chunk)) });
    }

    getInfo() {
      return { usbVendorId: 0x10c4, usbProductId: 0xea60 };
    }

    async setSignals() {}

    async close() {
      if (this.readable?.locked || this.writable?.locked) {
        throw new TypeError('Cannot close a locked stream');
      }
      this.readable = this.writable = null;
      stub.closed++;
    }

    feed(bytes) {
      this.#source?.enqueue(bytes);
    }

    // A break, a framing error, an overrun: the stream ends and there is a new one.
    disturb(name) {
      const source = this.#source;
      this.#renew();
      source.error(new DOMException('A line error.', name));
    }

    lose() {
      const source = this.#source;
      this.#source = this.readable = null;
      source.error(new DOMException('The device has been lost.', 'NetworkError'));
    }

    // From now on there is always a piece more, at once.
    pourEndlessly(piece) {
      this.#piece = piece;
      this.feed(piece.slice());
    }

    stopPouring() {
      this.#piece = null;
    }

    #renew() {
      this.readable = new ReadableStream({
        start: (source) => { this.#source = source; },
        pull: (source) => { this.#piece !== null && source.enqueue(this.#piece.slice()); },
        cancel: () => { this.#source = this.readable = null; },
      });
    }
  }

  const stub = {
    port: new StubPort(),
    allowed: [],
    opened: [],
    closed: 0,
    refusal: '',
    feed: (text) => stub.port.feed(Uint8Array.from(atob(text), (character) => character.charCodeAt(0))),
  };

  globalThis.stub = stub;
  Object.defineProperty(navigator, 'serial', {
    value: {
      addEventListener: listeners.addEventListener.bind(listeners),
      getPorts: async () => stub.allowed,
      requestPort: async () => {
        stub.allowed = [stub.port];
        return stub.port;
      },
    },
  });
})();
