// Port, baud rate, and what has become of the connection.
(function () {
  'use strict';
  const chronoseal = (globalThis.chronoseal ??= {});
  const { byId, setText } = chronoseal;
  const { PORTS } = chronoseal.limits;

  const HEX_DIGITS = 4;
  const STATES = {
    closed: ['disconnected', ''],
    opening: ['opening', ''],
    greeting: ['looking for a node', 'watch'],
    open: ['connected', 'good'],
    silent: ['no answer', 'bad'],
    closing: ['closing', ''],
  };

  const hex = (number) => number.toString(16).padStart(HEX_DIGITS, '0');

  function portName(port, index) {
    const { usbVendorId, usbProductId } = port.getInfo?.() ?? {};
    return usbVendorId === undefined ? `port ${index + 1}` : `USB ${hex(usbVendorId)}:${hex(usbProductId ?? 0)} (${index + 1})`;
  }

  /** The head of the page. */
  class ConnectionView {
    #session;
    #ports = [];
    #lastAnswerAt = 0;
    #hasFailed = false;

    constructor(session) {
      this.#session = session;
      const missing = chronoseal.missingSerial();
      byId('unsupported').textContent = missing;
      byId('unsupported').hidden = missing === '';
      byId('connect').disabled = missing !== '';
      byId('connection').addEventListener('submit', (event) => {
        event.preventDefault();
        this.#press();
      });
      session.on('state', () => this.#showState());
      session.on('answer', ({ reply, atMs }) => this.#note(reply, atMs));
      if (missing === '') {
        navigator.serial.addEventListener('connect', () => this.#listPorts());
        navigator.serial.addEventListener('disconnect', () => this.#listPorts());
        this.#listPorts();
      }
    }

    paint() {
      const { state, reason } = this.#session;
      const { damaged, strays, lineErrors } = this.#session.disturbances;
      const parts = [reason];
      if (state !== 'open' && state !== 'opening' && this.#lastAnswerAt > 0) {
        parts.push(`What is shown is of ${chronoseal.clockText(this.#lastAnswerAt)} UTC of this computer.`);
      }
      if (state === 'open' && damaged + strays + lineErrors > 0) {
        parts.push(`${damaged} unreadable lines, ${strays} late or foreign answers, ${lineErrors} line errors since connecting`);
      }
      setText(byId('link-reason'), parts.filter((part) => part).join(' '));
    }

    async #listPorts() {
      const ports = await navigator.serial.getPorts().catch(() => []);
      this.#ports = ports.slice(0, PORTS);
      const select = byId('port');
      const chosen = select.value;
      const options = this.#ports.map((port, index) => new Option(portName(port, index), String(index)));
      select.replaceChildren(new Option('choose when connecting', ''), ...options);
      select.value = this.#ports[chosen] === undefined ? '' : chosen;
    }

    async #press() {
      if (this.#session.isConnected) {
        await this.#session.disconnect();
        return;
      }
      if (this.#session.state !== 'closed') {
        return;
      }
      try {
        const port = this.#ports[byId('port').value] ?? await navigator.serial.requestPort();
        await this.#session.connect(port, Number(byId('baud').value));
      } catch (error) {
        this.#session.reason = chronoseal.explainPortError(error);
        this.#showState();
      }
      await this.#listPorts();
    }

    #showState() {
      const { state, reason } = this.#session;
      this.#hasFailed = state === 'closed' ? reason !== '' && reason !== 'disconnected' : this.#hasFailed && state === 'opening';
      const [word, look] = STATES[state];
      setText(byId('link-state'), state === 'closed' && this.#hasFailed && this.#lastAnswerAt > 0 ? 'lost' : word);
      byId('link-state').className = `pill ${this.#hasFailed ? 'bad' : look}`;
      document.body.dataset.state = state;
      const isBusy = state === 'opening' || state === 'closing';
      setText(byId('connect'), this.#session.isConnected ? 'Disconnect' : 'Connect');
      byId('connect').disabled = isBusy;
      byId('port').disabled = byId('baud').disabled = state !== 'closed';
      chronoseal.paintSoon(this);
    }

    #note(reply, atMs) {
      if (reply.ok) {
        this.#lastAnswerAt = atMs;
      }
      chronoseal.paintSoon(this);
    }
  }

  Object.assign(chronoseal, { ConnectionView });
})();
