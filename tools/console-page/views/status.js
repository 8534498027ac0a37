// How the node is: its state, its way upstream, and what it has counted.
(function () {
  'use strict';
  const chronoseal = (globalThis.chronoseal ??= {});
  const { byId, setText, setList, countText } = chronoseal;
  const { FIELDS_SHOWN } = chronoseal.limits;

  const STATES = { Running: 'good', Starting: 'watch', Calibrating: 'watch', Stopping: 'watch', SafeMode: 'bad', Misconfigured: 'bad', Failed: 'bad' };
  const UPLINKS = { Online: 'good', Draining: 'good', Connecting: 'watch', Waiting: 'watch', Stopped: 'bad' };
  // Counters that stay at zero in a node that is well.
  const FAULTS = ['overrun', 'unsealed', 'failed-reads', 'dropped', 'events-dropped', 'damaged', 'journal-faults', 'seal-faults', 'refused'];
  const SHOWN = new Set(['state', 'reason', 'up-s', 'boot', 'utc', 'clock', 'u95-us', 'bound-us', 'network', 'uplink', 'uplink-failure', 'uplink-remedy', 'pending']);

  /** The card of `status`. */
  class StatusView {
    #reply = null;

    constructor(session) {
      session.on('answer', ({ verb, reply }) => {
        if (verb === 'status') {
          this.#reply = reply;
          chronoseal.paintSoon(this);
        }
      });
    }

    paint() {
      const { ok, code, text, records } = this.#reply;
      setText(byId('status-fault'), ok ? '' : `${code}: ${text}`);
      const fields = records[0];
      if (!ok || fields === undefined) {
        return;
      }
      const state = fields.get('state') ?? 'unknown';
      setText(byId('node-state'), state);
      byId('node-state').className = `pill ${STATES[state] ?? ''}`;
      setText(byId('node-reason'), fields.get('reason') ?? '');
      setText(byId('status-remedy'), fields.get('uplink-remedy') ? `Uplink: ${fields.get('uplink-remedy')}` : '');
      setList(byId('status-list'), this.#rows(fields));
      const rest = fields.pairs.filter(([name]) => !SHOWN.has(name)).slice(0, FIELDS_SHOWN);
      setList(byId('status-rest'), rest.map(([name, value]) => [name, countText(value)]));
    }

    #rows(fields) {
      const uplink = fields.get('uplink') ?? '';
      const failure = fields.get('uplink-failure') ?? '';
      const faults = FAULTS.filter((name) => (fields.number(name) ?? 0) > 0).map((name) => `${name} ${countText(fields.get(name))}`);
      return [
        ['Up', chronoseal.durationText(fields.number('up-s'))],
        ['Boot', fields.get('boot') ?? ''],
        ['Network', fields.get('network') ?? '', fields.get('network') === 'Ok' ? 'good' : 'watch'],
        ['Uplink', failure && failure !== 'None' ? `${uplink} (${failure})` : uplink, UPLINKS[uplink] ?? ''],
        ['Journal pending', countText(fields.get('pending') ?? '')],
        ['Acknowledged', countText(fields.get('acknowledged') ?? '')],
        ['Faults counted', faults.length > 0 ? faults.join(', ') : 'none', faults.length > 0 ? 'watch' : 'good'],
      ];
    }
  }

  Object.assign(chronoseal, { StatusView });
})();
