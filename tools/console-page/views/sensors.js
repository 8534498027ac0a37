// The sensors and their last readings.
(function () {
  'use strict';
  const chronoseal = (globalThis.chronoseal ??= {});
  const { byId, element, setText, unitText, quantityText } = chronoseal;

  const COLUMNS = 6;
  const DAY_MS = 86400000;
  const SOON_DAYS = 30;
  // Of 2026-03-01T11:58:08.008700Z.
  const TIME_FROM = 11;
  const TIME_UNTIL = -1;

  /** When a calibration is due, in words and with a look; by the node's own day, where it knows it. */
  function dueText(due, nowMs) {
    const dueMs = /^\d{4}-\d\d-\d\d$/.test(due ?? '') ? Date.parse(`${due}T00:00:00Z`) : NaN;
    if (Number.isNaN(dueMs)) {
      return ['no date of calibration', 'watch'];
    }
    const days = nowMs === undefined ? undefined : Math.floor((dueMs - nowMs) / DAY_MS);
    if (days === undefined || days > SOON_DAYS) {
      return [`calibration due ${due}`, ''];
    }
    return days < 0 ? [`calibration overdue since ${due}`, 'bad'] : [`calibration due ${due}, in ${days} days`, 'watch'];
  }

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
      const head = element('tr', 'sensor');
      head.dataset.sensor = record.get('name');
      head.append(this.#head(record));
      return [head, ...(readings.length > 0 ? readings.map((reading) => this.#row(reading)) : [this.#emptyRow()])];
    }

    #head(record) {
      const cell = element('th', '', record.get('name'));
      cell.scope = 'rowgroup';
      cell.colSpan = COLUMNS;
      const state = record.get('state') ?? '';
      const failures = record.number('failures') ?? 0;
      const [due, dueLook] = dueText(record.get('due'), this.#nowMs);
      const serial = record.get('serial') ?? '';
      cell.append(
        element('span', 'sub', `${record.get('type') ?? ''}${serial ? ` no. ${serial}` : ''}`),
        element('span', `sub ${state === 'Ok' ? 'good' : 'bad'}`, state),
        ...(failures > 0 ? [element('span', 'sub watch', `${failures} reads failed`)] : []),
        element('span', `sub ${dueLook}`, due));
      return cell;
    }

    #emptyRow() {
      const row = element('tr');
      const cell = element('td', 'sub', 'no readings yet');
      cell.colSpan = COLUMNS;
      row.append(cell);
      return row;
    }

    #row(reading) {
      const row = element('tr');
      row.dataset.quantity = reading.quantity;
      const hasValue = reading.value !== undefined;
      row.append(
        element('td', '', quantityText(reading.quantity)),
        element('td', 'right value', hasValue ? reading.text : 'none'),
        element('td', '', hasValue ? unitText(reading.unit) : ''),
        element('td', 'right', hasValue && reading.uncertainty !== undefined ? `± ${reading.uncertainty}` : ''),
        element('td', '', chronoseal.utcMs(reading.utc) === undefined ? 'no UTC' : reading.utc.slice(TIME_FROM, TIME_UNTIL)),
        element('td', hasValue ? (reading.status ? 'watch' : '') : 'bad', [reading.failure, reading.status].filter((word) => word).join(', ') || 'Ok'));
      return row;
    }
  }

  Object.assign(chronoseal, { SensorsView, dueText });
})();
