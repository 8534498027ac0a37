// Requests and their answers: one on the line at a time, each with a deadline.
(function () {
  'use strict';
  const chronoseal = (globalThis.chronoseal ??= {});
  const { COMMAND_CHARS, QUEUED_REQUESTS, ANSWER_MS } = chronoseal.limits;

  const COUNTER_DIGITS = 5;
  const ID_DIGITS = 36;

  const failure = (code, text) => ({ ok: false, code, text, records: [] });

  /** Why a command cannot be sent; null if it can. */
  function refuseCommand(command, overheadChars) {
    if (!/^[\x20-\x7e]*$/.test(command)) {
      return failure('NotPrintable', 'the console takes printable ASCII; remove accents, tabs and line breaks');
    }
    if (command.length + overheadChars > COMMAND_CHARS) {
      return failure('TooLong', `a line holds ${COMMAND_CHARS - overheadChars} characters, this has ${command.length}; shorten it`);
    }
    return command.trim() === '' ? failure('Usage', 'there is no verb; type help') : null;
  }

  /**
   * Sends requests in order and hands out their answers. A reply is {ok, code, text, records}; what goes wrong on the way is a reply too,
   * with a code of the page's own: NoAnswer, BrokenAnswer, NotSent, PortClosed, QueueFull.
   */
  class RequestQueue {
    #send;
    #onExchange;
    #waiting = [];
    #current = null;
    #counter = 0;
    // Answers to a page that was open on this port before cannot be taken for answers to this one.
    #prefix;

    /**
     * @param {(line: string) => Promise<void>} send puts a line on the wire
     * @param {(direction: 'out' | 'in', text: string, byTechnician: boolean) => void} onExchange sees what goes over it
     * @param {string} prefix two characters of 0-9A-Za-z before each id
     */
    constructor(send, onExchange, prefix) {
      this.#send = send;
      this.#onExchange = onExchange;
      this.#prefix = prefix;
      /** Answers that nobody waited for. */
      this.strays = 0;
      /** Requests in a row without an answer. */
      this.unanswered = 0;
    }

    /**
     * Asks. What the technician types goes before what the page asks on its own.
     * @param {string} command verb and words
     * @param {{timeoutMs?: number, byTechnician?: boolean}} options
     */
    ask(command, { timeoutMs = ANSWER_MS, byTechnician = false } = {}) {
      const refusal = refuseCommand(command, '@ '.length + this.#prefix.length + COUNTER_DIGITS);
      if (refusal !== null) {
        return Promise.resolve(refusal);
      }
      if (this.#waiting.length >= QUEUED_REQUESTS) {
        return Promise.resolve(failure('QueueFull', `${QUEUED_REQUESTS} requests are waiting already; wait for their answers`));
      }
      return new Promise((resolve) => {
        const request = { command, timeoutMs, byTechnician, resolve, id: '', timer: 0 };
        const firstOfPage = this.#waiting.findIndex((other) => !other.byTechnician);
        this.#waiting.splice(byTechnician && firstOfPage >= 0 ? firstOfPage : this.#waiting.length, 0, request);
        this.#next();
      });
    }

    /** Takes a parsed answer; says whether somebody waited for it. */
    take(answer, line) {
      const request = this.#current;
      if (request === null || request.id !== answer.id) {
        this.strays++;
        return false;
      }
      this.unanswered = 0;
      this.#onExchange('in', line, request.byTechnician);
      this.#finish(answer.kind === 'broken'
        ? failure('BrokenAnswer', 'the answer breaks the rules of the machine mode; compare the firmware with docs/console.md')
        : answer);
      return true;
    }

    /** Ends everything that waits: the port is gone. */
    abandon() {
      const all = this.#current === null ? this.#waiting : [this.#current, ...this.#waiting];
      this.#waiting = [];
      this.#current = null;
      for (const request of all) {
        clearTimeout(request.timer);
        request.resolve(failure('PortClosed', 'the port was closed before the answer came; connect again'));
      }
    }

    #next() {
      if (this.#current !== null || this.#waiting.length === 0) {
        return;
      }
      const request = this.#waiting.shift();
      this.#current = request;
      this.#counter = (this.#counter + 1) % ID_DIGITS ** COUNTER_DIGITS;
      request.id = this.#prefix + this.#counter.toString(ID_DIGITS);
      const line = `@${request.id} ${request.command}`;
      request.timer = setTimeout(() => this.#expire(request), request.timeoutMs);
      this.#onExchange('out', line, request.byTechnician);
      this.#send(line).catch((error) => this.#refuse(request, error));
    }

    #expire(request) {
      this.unanswered++;
      this.#refuse(request, null);
    }

    #refuse(request, error) {
      if (this.#current !== request) {
        return;
      }
      this.#finish(error === null
        ? failure('NoAnswer', `no answer to "${request.command}" within ${request.timeoutMs / 1000} s; check cable, port and baud rate, and that the node runs`)
        : failure('NotSent', `"${request.command}" could not be sent (${error.message}); disconnect and connect again`));
    }

    #finish(reply) {
      const request = this.#current;
      this.#current = null;
      clearTimeout(request.timer);
      request.resolve(reply);
      this.#next();
    }
  }

  Object.assign(chronoseal, { RequestQueue });
})();
