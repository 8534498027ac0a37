// Everything that queues, buffers, retries or waits in this page is limited, here and nowhere else.
(function () {
  'use strict';
  const chronoseal = (globalThis.chronoseal ??= {});

  chronoseal.limits = Object.freeze({
    /** Longest line taken from a node, bytes: twice the longest answer of the firmware; a longer one is thrown away whole. */
    LINE_BYTES: 32768,
    /** Longest line the node takes, characters, the `@ID ` included. */
    COMMAND_CHARS: 256,
    /** Requests waiting to be sent. */
    QUEUED_REQUESTS: 16,
    /** Wait for the answer to one of the page's own requests. */
    ANSWER_MS: 4000,
    /** Wait for the answer to what the technician typed: `mqtt test` alone may take 20 s, a scan or a self-test longer. */
    COMMAND_MS: 120000,
    /** Attempts to get a first answer from a node, and the wait for each. */
    GREETINGS: 4,
    GREETING_MS: 1500,
    /** Pause between two rounds of questions, and rounds between two looks at what seldom changes. */
    ROUND_MS: 1000,
    ROUNDS_PER_IDENTITY: 30,
    /** Unanswered requests in a row after which the node counts as silent. */
    SILENT_AFTER: 2,
    /** Wait for a port to open, to take a farewell, and to close. */
    OPEN_MS: 10000,
    FAREWELL_MS: 300,
    CLOSE_MS: 2000,
    /** Bytes taken from the port before the page gets its turn, and the buffer asked of the browser. */
    BYTES_PER_TURN: 65536,
    PORT_BUFFER_BYTES: 16384,
    /** Ports already allowed that are offered. */
    PORTS: 16,
    /** Fields, rows of an answer and characters of a value that are shown. */
    FIELDS_SHOWN: 64,
    SENSORS_SHOWN: 16,
    READINGS_SHOWN: 32,
    VALUE_CHARS: 400,
    /** Plots, and points of a line: half an hour at one a second. */
    PLOTS: 24,
    PLOT_POINTS: 1800,
    /** Buses offered, exchanges kept, and bytes of one that are shown. */
    BUSES: 16,
    TAP_LINES: 500,
    TAP_BYTES: 64,
    /** Lines of the exchange kept, characters of one that are shown, commands remembered. */
    EXCHANGE_LINES: 300,
    EXCHANGE_CHARS: 4000,
    COMMANDS: 50,
    /** Verbs offered for completion, settings listed. */
    VERBS: 64,
    SETTINGS: 256,
  });
})();
