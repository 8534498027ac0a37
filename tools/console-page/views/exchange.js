// A command line, and what went over the wire.
(function () {
  'use strict';
  const chronoseal = (globalThis.chronoseal ??= {});
  const { byId, element, setText, bounded } = chronoseal;
  const { EXCHANGE_LINES, EXCHANGE_CHARS, COMMANDS, COMMAND_MS, VERBS } = chronoseal.limits;

  // Settings whose values are secrets: they are not typed into a page, and not shown by it.
  const SECRET = /(^|[\s"])[a-z0-9-]*(password|passphrase|secret)[a-z0-9-]*["\s=]+[^\s"]/i;
  // Takes the lines that follow, which the page has no way to send.
  const NEEDS_LINES = /^\s*config\s+import\s*$/i;

  /** Why the page does not send a command; an empty string if it does. */
  function pageRefusal(command) {
    if (SECRET.test(command)) {
      return 'this page takes no secrets; use `chronoseal provision`, or `chronoseal console` at the node';
    }
    return NEEDS_LINES.test(command) ? 'an import is a file of many lines; use `chronoseal console --script FILE`' : '';
  }

  /** The tab of commands. */
  class ExchangeView {
    #session;
    #log;
    #history = [];
    #at = 0;

    constructor(session) {
      this.#session = session;
      this.#log = new chronoseal.LogList(byId('exchange'), EXCHANGE_LINES, (entry) => {
        const line = element('div', entry.look);
        line.textContent = bounded(entry.text, EXCHANGE_CHARS);
        return line;
      });
      byId('command-form').addEventListener('submit', (event) => {
        event.preventDefault();
        this.#send();
      });
      byId('command').addEventListener('keydown', (event) => this.#recall(event));
      byId('exchange-clear').addEventListener('click', () => {
        this.#log.clear();
        chronoseal.paintSoon(this);
      });
      session.on('exchange', (direction, text, byTechnician) => this.#note(direction, text, byTechnician));
      session.on('news', (news, line) => news.name !== 'tap' && this.#add('in', line));
      session.on('state', ({ state }) => state === 'open' && this.#learnVerbs());
    }

    paint() {
      this.#log.paint();
      setText(byId('exchange-count'), this.#log.describe('lines'));
    }

    #add(look, text) {
      this.#log.add({ look, text });
      chronoseal.paintSoon(this);
    }

    #note(direction, text, byTechnician) {
      if (byTechnician || byId('exchange-all').checked) {
        this.#add(`${direction}${byTechnician ? '' : ' page'}`, `${direction === 'out' ? '>' : '<'} ${text}`);
      }
    }

    async #send() {
      const command = byId('command').value.trim() || 'help';
      const refusal = pageRefusal(command);
      if (refusal !== '') {
        this.#add('error', `not sent: ${refusal}`);
        return;
      }
      this.#remember(command);
      byId('command').value = '';
      const reply = await this.#session.ask(command, { timeoutMs: COMMAND_MS, byTechnician: true });
      if (!reply.ok) {
        const [cause, ...remedy] = reply.text.split('; ');
        this.#add('error', `${reply.code}: ${cause}`);
        if (remedy.length > 0) {
          this.#add('hint', `  ${remedy.join('; ')}`);
        }
      }
    }

    #remember(command) {
      if (this.#history[this.#history.length - 1] !== command) {
        this.#history = [...this.#history, command].slice(-COMMANDS);
      }
      this.#at = this.#history.length;
    }

    #recall(event) {
      const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (step === undefined || this.#history.length === 0) {
        return;
      }
      event.preventDefault();
      this.#at = Math.min(Math.max(this.#at + step, 0), this.#history.length);
      byId('command').value = this.#history[this.#at] ?? '';
    }

    async #learnVerbs() {
      const reply = await this.#session.ask('help');
      const names = reply.records[0]?.pairs.map(([name]) => name) ?? [];
      byId('verbs').replaceChildren(...names.slice(0, VERBS).map((name) => new Option('', name)));
    }
  }

  Object.assign(chronoseal, { ExchangeView, pageRefusal });
})();
