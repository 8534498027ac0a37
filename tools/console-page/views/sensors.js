// The sensors and their last readings.
(function () {
  'use strict';
  const chronoseal = (globalThis.chronoseal ??= {});
  const { byId, element, setText, unitText, quantityText } = chronoseal;

  const DAY_MS = 86400000;
  const SOON_DAYS = 30;

  /** When a calibration is due, in words and with a look; asked of the node's own day. */
  function dueText(due, nowMs) {
    const dueMs = Date.parse(`${due}T00:00:00Z`);
    if (!due || Number.isNaN(dueMs)) {
      return ['no calibration date', 'watch'];
    }
    const days = nowMs === undefined ? undefined : Math.floor((dueMs - nowMs) / DAY_MS);
    if (days === undefined || days > SOON_DAYS) {
      return [`calibration due ${due}`, ''];
    }
    return days < 0 ? [`calibration overdue since ${due}`, 'bad'] : [`calibration due ${due}, in ${days} days`, 'watch'];
  }

  const isGood = (status) => status === '' || status === 'Ok' || status === '0';

  /** The table of `sensors`. */
  class SensorsView {
    #reply = null;
    #nowMs;

    constructor(session) {
      session.on('answer', ({ verb, reply }) => {
        if (verb === 'time') {
          this.#nowMs = chronoseal.utcMs(reply.records[0]?.get('utc'));
        } else if (verb === 'sensors') {
          this.#reply = reply;
          chronoseal.paintSoon(this);
        }
      });
    }

    paint() {
      const { ok, code, text } = this.#reply;
      setText(byId('sensors-fault'), ok ? '' : `${code}: ${text}`);
      if (ok) {
        byId('sensor-rows').replaceChildren(...chronoseal.sensorsOf(this.#reply).flatMap((sensor) => this.#rows(sensor)));
      }
    }

    #rows({ record, readings }) {
      const rows = readings.map((reading) => this.#row(reading));
      if (rows.length === 0) {
        rows.push(element('tr'));
        const nothing = element('td', 'sub', 'no readings yet');
        nothing.colSpan = 6;
        rows[0].append(nothing);
      }
      const head = this.#head(record);
      head.rowSpan = rows.length;
      rows[0].prepend(head);
      rows[0].dataset.sensor = record.get('name');
      return rows;
    }

    #head(record) {
      const cell = element('td', 'sensor', record.get('name'));
      const state = record.get('state') ?? '';
      const failures = record.number('failures') ?? 0;
      const [due, dueLook] = dueText(record.get('due'), this.#nowMs);
      const serial = record.get('serial') ? ` no. ${record.get('serial')}` : '';
      cell.append(
        element('span', 'sub', `${record.get('type') ?? ''}${serial}`),
        element('span', `sub ${isGood(state) ? '' : 'bad'}`, failures > 0 ? `${state}, ${failures} failed reads` : state),
        element('span', `sub ${dueLook}`, due));
      return cell;
    }

    #row(reading) {
      const row = element('tr');
      row.dataset.quantity = reading.quantity;
      const hasValue = reading.value !== undefined;
      const measured = chronoseal.utcMs(reading.utc);
      row.append(
        element('td', '', quantityText(reading.quantity)),
        element('td', 'right value', hasValue ? reading.text : 'no value'),
        element('td', '', hasValue ? unitText(reading.unit) : ''),
        element('td', 'right', hasValue && reading.uncertainty !== undefined ? `± ${reading.uncertainty}` : ''),
        element('td', '', measured === undefined ? 'unknown' : new Date(measured).toISOString().slice(11, 23)),
        element('td', isGood(reading.status) ? '' : 'bad', reading.status || (hasValue ? 'Ok' : '')));
      return row;
    }
  }

  Object.assign(chronoseal, { SensorsView, dueText });
})();
