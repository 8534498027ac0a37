// A connection to a node: greets it, asks it round after round, and tells the views.
(function () {
  'use strict';
  const chronoseal = (globalThis.chronoseal ??= {});
  const { GREETINGS, GREETING_MS, ROUND_MS, ROUNDS_PER_IDENTITY, SILENT_AFTER, FAREWELL_MS } = chronoseal.limits;

  const LINE_END = '\n';
  // Abandons a line that somebody left half typed, and a tap that somebody left running.
  const CONTROL_C = '\x03';
  const ID_ALPHABET = '0123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
  const ID_PREFIX_CHARS = 2;

  const randomPrefix = () => Array.from(crypto.getRandomValues(new Uint8Array(ID_PREFIX_CHARS)), (byte) => ID_ALPHABET[byte % ID_ALPHABET.length]).join('');
  const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

  /**
   * One connection after another. Topics:
   * state {state: closed|opening|greeting|open|silent|closing, reason}, answer {verb, reply, atMs}, news (parsed, line), exchange (direction, text,
   * byTechnician), connected.
   */
  class Session {
    #link;
    #splitter;
    #queue = null;
    #listeners = new Map();

    constructor() {
      this.#splitter = new chronoseal.LineSplitter((line) => this.#takeLine(line), () => { this.damagedLines++; });
      this.#link = new chronoseal.SerialLink((bytes) => this.#splitter.feed(bytes), (reason) => this.#lose(reason));
      this.state = 'closed';
      this.reason = '';
      /** Lines thrown away since the port was opened: too long, or not ASCII. */
      this.damagedLines = 0;
    }

    /** Has a listener told of a topic. */
    on(topic, listener) {
      this.#listeners.set(topic, [...(this.#listeners.get(topic) ?? []), listener]);
    }

    get isConnected() {
      return this.#link.isOpen;
    }

    /** Lines nobody asked for or could read, and errors of the line. */
    get disturbances() {
      return { damaged: this.damagedLines, strays: this.#queue?.strays ?? 0, lineErrors: this.#link.lineErrors };
    }

    /** Opens the port and talks until it is closed. */
    async connect(port, baudRate) {
      this.#enter('opening', '');
      try {
        await this.#link.open(port, baudRate);
      } catch (error) {
        this.#enter('closed', chronoseal.explainPortError(error));
        return;
      }
      this.damagedLines = 0;
      this.#splitter.reset();
      const queue = new chronoseal.RequestQueue((line) => this.#link.send(line + LINE_END), (...exchange) => this.#tell('exchange', ...exchange), randomPrefix());
      this.#queue = queue;
      this.#tell('connected');
      this.#talk(queue, baudRate);
    }

    /** Closes the port; whoever waits for an answer learns that none will come. */
    async disconnect(reason = 'disconnected') {
      if (!this.isConnected) {
        return;
      }
      this.#enter('closing', '');
      const queue = this.#queue;
      this.#queue = null;
      queue?.abandon();
      await Promise.race([this.#link.send(CONTROL_C).catch(() => {}), pause(FAREWELL_MS)]);
      await this.#link.close();
      this.#enter('closed', reason);
    }

    /** Asks the node; without a connection the answer says so. */
    ask(command, options) {
      return this.#queue?.ask(command, options) ?? Promise.resolve({ ok: false, code: 'PortClosed', text: 'there is no connection; press Connect', records: [] });
    }

    async #talk(queue, baudRate) {
      let isGreeted = false;
      for (let round = 0; this.#queue === queue; round++) {
        if (!isGreeted) {
          isGreeted = await this.#greet(queue, baudRate);
          round = 0;
        } else {
          await this.#askRound(queue, round);
          isGreeted = queue.unanswered < SILENT_AFTER;
        }
        await pause(ROUND_MS);
      }
    }

    async #greet(queue, baudRate) {
      if (this.state !== 'silent') {
        this.#enter('greeting', `asking for a node at ${baudRate} baud`);
      }
      for (let attempt = 0; attempt < GREETINGS && this.#queue === queue; attempt++) {
        // Once only: a prompt that the node prints after it would stand before the answer, and the second answer begins a line in any case.
        if (attempt === 0) {
          this.#link.send(CONTROL_C).catch(() => {});
        }
        const reply = await this.#askFor(queue, 'info', { timeoutMs: GREETING_MS });
        if (reply.ok) {
          this.#enter('open', '');
          return true;
        }
      }
      if (this.#queue === queue) {
        this.#enter('silent', `no answer at ${baudRate} baud; check that this is the node's console, the baud rate (setting console-baud), the cable and the node's supply. Asking again.`);
      }
      return false;
    }

    async #askRound(queue, round) {
      const verbs = round > 0 && round % ROUNDS_PER_IDENTITY === 0 ? ['info', 'status', 'time', 'sensors'] : ['status', 'time', 'sensors'];
      for (const verb of verbs) {
        if (this.#queue === queue && queue.unanswered < SILENT_AFTER) {
          await this.#askFor(queue, verb);
        }
      }
      if (this.#queue === queue && queue.unanswered >= SILENT_AFTER) {
        this.#enter('silent', 'the node has stopped answering; it may restart, or the cable may be out. Asking again.');
      }
    }

    async #askFor(queue, verb, options) {
      const reply = await queue.ask(verb, options);
      if (this.#queue === queue) {
        this.#tell('answer', { verb, reply, atMs: Date.now() });
      }
      return reply;
    }

    #takeLine(line) {
      const parsed = chronoseal.parseLine(line);
      if (parsed?.kind === 'news') {
        this.#tell('news', parsed, line);
      } else if (parsed !== null) {
        this.#queue?.take(parsed, line);
      }
    }

    #lose(reason) {
      this.#queue?.abandon();
      this.#queue = null;
      this.#link.close();
      this.#enter('closed', reason);
    }

    #enter(state, reason) {
      this.state = state;
      this.reason = reason;
      this.#tell('state', { state, reason });
    }

    #tell(topic, ...what) {
      for (const listener of this.#listeners.get(topic) ?? []) {
        listener(...what);
      }
    }
  }

  Object.assign(chronoseal, { Session });
})();
