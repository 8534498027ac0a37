// What the clock claims, and on what grounds.
(function () {
  'use strict';
  const chronoseal = (globalThis.chronoseal ??= {});
  const { byId, setText, setList, countText, microsecondsText, durationText } = chronoseal;
  const { FIELDS_SHOWN } = chronoseal.limits;

  const STATES = { Locked: 'good', LabelCoasting: 'watch', Acquiring: 'watch', Holdover: 'watch', Expired: 'bad', Unsynchronised: 'bad' };
  const SHOWN = new Set(['state', 'utc', 'u95-us', 'bound-us', 'offset-us', 'edges-accepted', 'longest-gap-s', 'last-edge-age-us', 'freq-ppb']);
  const ALLAN = /^adev(\d+)-ppt$/;
  const EDGES = /^edges-([a-z-]+)$/;

  // Verdicts that are no rejection.
  const TAKEN = { accepted: 'accepted', restart: 'accepted as a new beginning' };

  /** The card of `time`. */
  class ClockView {
    #reply = null;

    constructor(session) {
      session.on('answer', ({ verb, reply }) => {
        if (verb === 'time') {
          this.#reply = reply;
          chronoseal.paintSoon(this);
        }
      });
    }

    paint() {
      const { ok, code, text, records } = this.#reply;
      setText(byId('clock-fault'), ok ? '' : `${code}: ${text}`);
      const fields = records[0];
      if (!ok || fields === undefined) {
        return;
      }
      const state = fields.get('state') ?? 'unknown';
      setText(byId('clock-state'), state);
      byId('clock-state').className = `pill ${STATES[state] ?? ''}`;
      setText(byId('clock-utc'), fields.get('utc')?.replace('T', ' ').replace(/\.\d+Z$/, ' UTC') ?? 'no UTC');
      setText(byId('clock-u95'), microsecondsText(fields.number('u95-us')) || 'unknown');
      setText(byId('clock-bound'), microsecondsText(fields.number('bound-us')) || 'unknown');
      setList(byId('clock-list'), this.#rows(fields));
      setList(byId('clock-edges'), this.#edges(fields));
      setList(byId('clock-allan'), this.#allan(fields));
      const rest = fields.pairs.filter(([name]) => !SHOWN.has(name) && !ALLAN.test(name) && !EDGES.test(name)).slice(0, FIELDS_SHOWN);
      setList(byId('clock-rest'), rest.map(([name, value]) => [name, countText(value)]));
    }

    #rows(fields) {
      const rows = [];
      const add = (name, text) => text && rows.push([name, text]);
      add('Offset of last edge', microsecondsText(fields.number('offset-us')));
      add('Frequency', fields.get('freq-ppb') === undefined ? '' : `${fields.get('freq-ppb')} ppb`);
      add('Last edge ago', microsecondsText(fields.number('last-edge-age-us')));
      add('Longest gap', durationText(fields.number('longest-gap-s')));
      return rows;
    }

    #edges(fields) {
      const counts = fields.pairs.map(([name, value]) => [EDGES.exec(name)?.[1], value]).filter(([verdict]) => verdict !== undefined).slice(0, FIELDS_SHOWN);
      return counts.map(([verdict, value]) => {
        const isTaken = TAKEN[verdict] !== undefined;
        return [isTaken ? TAKEN[verdict] : `rejected, ${verdict}`, countText(value), !isTaken && value !== '0' ? 'watch' : ''];
      });
    }

    #allan(fields) {
      const figures = fields.pairs.map(([name, value]) => [ALLAN.exec(name)?.[1], value]).filter(([seconds]) => seconds !== undefined).slice(0, FIELDS_SHOWN);
      return figures.length > 0 ? figures.map(([seconds, value]) => [`${seconds} s`, `${countText(value)} ppt`]) : [['not enough seen yet', '']];
    }
  }

  Object.assign(chronoseal, { ClockView });
})();
