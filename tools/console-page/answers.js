// Lines of a node into answers and news, by the letter of docs/console.md.
(function () {
  'use strict';
  const chronoseal = (globalThis.chronoseal ??= {});

  const ANSWER = /^@([0-9A-Za-z]{1,8})(?: (.*))?$/;
  const BODY = /^(ok|err) ([A-Za-z][0-9A-Za-z-]*)(?: (.*))?$/;
  const NEWS = /^!([a-z][a-z0-9-]*)(?: (.*))?$/;
  // Sticky, so that each match begins where the last one ended and nothing between is passed over.
  const FIELD = /([a-z0-9][a-z0-9-]*)=(?:([A-Za-z0-9._:+/@,()%*-]+)|"((?:[^"\\]|\\["\\])*)")(?= |$)/y;
  const BETWEEN_RECORDS = ' ; ';

  /** One record of an answer: fields in their order. A name may come twice, as notes do. */
  class Fields {
    /** @param {[string, string][]} pairs */
    constructor(pairs) {
      this.pairs = pairs;
    }

    /** The first value of a name; undefined if there is none. */
    get(name) {
      return this.pairs.find((pair) => pair[0] === name)?.[1];
    }

    /** The first value of a name as a number; undefined if there is none or it is no decimal number. */
    number(name) {
      return chronoseal.decimal(this.get(name));
    }
  }

  /** A decimal number, or undefined: never NaN or infinity, never a guess. */
  function decimal(text) {
    const number = text !== undefined && /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? Number(text) : NaN;
    return Number.isFinite(number) ? number : undefined;
  }

  /** Reads `name=value name=value ; name=value`; null if a single character of it breaks the rules. */
  function parseRecords(text) {
    if (text === undefined) {
      return [];
    }
    const records = [];
    let pairs = [];
    let at = 0;
    for (;;) {
      FIELD.lastIndex = at;
      const field = FIELD.exec(text);
      if (field === null) {
        return null;
      }
      pairs.push([field[1], field[2] ?? field[3].replace(/\\(["\\])/g, '$1')]);
      at = FIELD.lastIndex;
      const ends = at === text.length;
      if (ends || text.startsWith(BETWEEN_RECORDS, at)) {
        records.push(new Fields(pairs));
        pairs = [];
      }
      if (ends) {
        return records;
      }
      at += pairs.length === 0 ? BETWEEN_RECORDS.length : 1;
    }
  }

  /**
   * Reads a line.
   * @returns an answer {kind:'answer', id, ok, code, text, records}, a line that claims to be one {kind:'broken', id},
   * news {kind:'news', name, fields}, or null for anything else, which is to be ignored.
   */
  function parseLine(line) {
    const answer = ANSWER.exec(line);
    if (answer !== null) {
      return parseAnswer(answer[1], answer[2] ?? '');
    }
    const news = NEWS.exec(line);
    const records = news === null ? null : parseRecords(news[2]);
    if (records === null || records.length > 1) {
      return null;
    }
    return { kind: 'news', name: news[1], fields: records[0] ?? new Fields([]) };
  }

  function parseAnswer(id, text) {
    const body = BODY.exec(text);
    if (body === null) {
      return { kind: 'broken', id };
    }
    const [, word, code, rest] = body;
    if (word === 'err') {
      return { kind: 'answer', id, ok: false, code, text: rest ?? '', records: [] };
    }
    const records = parseRecords(rest);
    return records === null ? { kind: 'broken', id } : { kind: 'answer', id, ok: true, code, text: '', records };
  }

  /** Writes a word as the console reads it: in quotes where it holds blanks, quotes or backslashes, or nothing. */
  function quoteWord(word) {
    return /^[^\s"\\]+$/.test(word) ? word : '"' + word.replace(/["\\]/g, '\\$&') + '"';
  }

  Object.assign(chronoseal, { Fields, decimal, parseLine, quoteWord });
})();
