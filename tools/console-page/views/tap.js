// What goes over a bus, as it goes.
(function () {
  'use strict';
  const chronoseal = (globalThis.chronoseal ??= {});
  const { byId, element, setText, microsecondsText, quoteWord } = chronoseal;
  const { TAP_LINES, TAP_BYTES, BUSES } = chronoseal.limits;

  const HEX = /^(?:[0-9A-Fa-f]{2})+$/;
  const DIRECTIONS = { w: ['write', 'w →'], r: ['read', 'r ←'] };
  const SHOWN = new Set(['bus', 'dir', 'addr', 'us', 'gap-us', 'hex', 'more']);

  /** Bytes in hex with blanks, cut where there are too many; what is no hex is said to be none. */
  function hexText(hex, more) {
    if (hex === undefined || hex === '') {
      return '(no bytes)';
    }
    if (!HEX.test(hex)) {
      return '(not hexadecimal)';
    }
    const bytes = hex.match(/../g);
    const cut = Math.max(0, bytes.length - TAP_BYTES) + (more ?? 0);
    return bytes.slice(0, TAP_BYTES).join(' ') + (cut > 0 ? ` … ${cut} more` : '');
  }

  /** The tab of the bus tap. */
  class TapView {
    #session;
    #log;
    #hasAsked = false;

    constructor(session) {
      this.#session = session;
      this.#log = new chronoseal.LogList(byId('tap'), TAP_LINES, (fields) => this.#line(fields));
      byId('tap-form').addEventListener('submit', (event) => {
        event.preventDefault();
        this.#ask(`tap ${quoteWord(byId('tap-bus').value.trim())} ${byId('tap-seconds').value}`, `tapping ${byId('tap-bus').value.trim()}`);
      });
      byId('tap-stop').addEventListener('click', () => this.#ask('tap off', 'stopped'));
      byId('tap-clear').addEventListener('click', () => {
        this.#log.clear();
        chronoseal.paintSoon(this);
      });
      session.on('news', (news) => news.name === 'tap' && this.#add(news.fields));
      session.on('state', ({ state }) => state === 'closed' && setText(byId('tap-state'), ''));
      session.on('connected', () => { this.#hasAsked = false; });
    }

    /** Asks for the names of the buses the first time that it is looked at. */
    async show() {
      if (this.#hasAsked || !this.#session.isConnected) {
        return;
      }
      this.#hasAsked = true;
      const reply = await this.#session.ask('tap');
      const names = reply.records.map((record) => record.get('bus')).filter((name) => name !== undefined);
      byId('buses').replaceChildren(...names.slice(0, BUSES).map((name) => new Option('', name)));
      byId('tap-bus').value ||= names[0] ?? '';
    }

    paint() {
      this.#log.paint();
      setText(byId('tap-count'), this.#log.describe('exchanges'));
    }

    #add(fields) {
      if (fields.get('end') !== undefined) {
        setText(byId('tap-state'), `the tap on ${fields.get('bus')} has ended`);
      }
      this.#log.add(fields);
      chronoseal.paintSoon(this);
    }

    async #ask(command, done) {
      const reply = await this.#session.ask(command, { byTechnician: true });
      setText(byId('tap-state'), reply.ok ? done : `${reply.code}: ${reply.text}`);
    }

    #line(fields) {
      if (fields.get('dir') === undefined) {
        return element('div', 'aside', fields.pairs.map(([name, value]) => (name === 'dropped' ? `${value} transfers were too many for the node's line` : `${name} ${value}`)).join(', '));
      }
      const [look, arrow] = DIRECTIONS[fields.get('dir')] ?? ['aside', '?'];
      const line = element('div', look);
      const gap = microsecondsText(fields.number('gap-us'));
      const others = fields.pairs.filter(([name]) => !SHOWN.has(name)).map(([name, value]) => ` ${name}=${value}`).join('');
      line.append(
        element('span', 'aside', `${fields.get('bus') ?? ''} ${gap === '' ? '' : `+${gap}`} `),
        element('span', '', `${arrow} ${fields.get('addr') ?? ''} ${hexText(fields.get('hex'), fields.number('more'))}`),
        element('span', 'aside', others));
      return line;
    }
  }

  Object.assign(chronoseal, { TapView, hexText });
})();
