// A plot for each quantity, and one for the clock.
(function () {
  'use strict';
  const chronoseal = (globalThis.chronoseal ??= {});
  const { byId, setText, History, Plot, unitText, quantityText, utcMs } = chronoseal;
  const { PLOTS } = chronoseal.limits;

  const MINUTE_MS = 60000;
  const BASES = { node: 'UTC of the node', computer: 'UTC of this computer: the node has none' };

  /** Histories and their plots. All share one time: the node's UTC, or this computer's while the node has none; never both in one plot. */
  class PlotsView {
    #base = 'node';
    #plots = new Map();
    #clock = [new History(), new History()];

    constructor(session) {
      this.#addPlot('clock', 'Clock', 'µs', [{ name: 'U95', history: this.#clock[0] }, { name: 'bound', history: this.#clock[1] }], { logarithmic: true });
      session.on('connected', () => this.#restart());
      session.on('answer', ({ verb, reply, atMs }) => {
        if (verb === 'time' && reply.ok && reply.records.length > 0) {
          this.#takeClock(reply.records[0], atMs);
        } else if (verb === 'sensors' && reply.ok) {
          this.#takeSensors(reply, atMs);
        }
      });
      byId('plots-span').addEventListener('change', () => chronoseal.paintSoon(this));
    }

    paint() {
      const span = Number(byId('plots-span').value) * MINUTE_MS;
      setText(byId('plots-base'), BASES[this.#base]);
      for (const { plot } of this.#plots.values()) {
        plot.draw(span);
      }
    }

    #takeClock(fields, atMs) {
      const utc = utcMs(fields.get('utc'));
      this.#enterBase(utc === undefined ? 'computer' : 'node');
      for (const [index, name] of ['u95-us', 'bound-us'].entries()) {
        this.#clock[index].add(utc ?? atMs, fields.get('utc') ?? String(atMs), fields.number(name));
      }
      chronoseal.paintSoon(this);
    }

    // A reading belongs to the time at which it was measured, however often it is asked for. A slow instrument's last value is not measured anew each second.
    #takeSensors(reply, atMs) {
      for (const { readings } of chronoseal.sensorsOf(reply)) {
        for (const reading of readings) {
          const measured = this.#base === 'node' ? utcMs(reading.utc) : atMs;
          if (measured !== undefined && reading.mark !== undefined) {
            this.#historyOf(reading)?.add(measured, reading.mark, reading.value, chronoseal.decimal(reading.uncertainty) ?? 0);
          }
        }
      }
      chronoseal.paintSoon(this);
    }

    // An axis has a unit, and a failed read names none: a plot begins with the first value.
    #historyOf(reading) {
      if (!this.#plots.has(reading.quantity) && reading.value !== undefined && this.#plots.size < PLOTS) {
        this.#addPlot(reading.quantity, quantityText(reading.quantity), unitText(reading.unit), [{ name: reading.quantity, history: new History() }]);
      }
      return this.#plots.get(reading.quantity)?.lines[0].history;
    }

    #addPlot(key, name, unit, lines, options) {
      const plot = new Plot(name, unit, lines, options);
      plot.root.dataset.quantity = key;
      byId('plots').append(plot.root);
      this.#plots.set(key, { plot, lines });
    }

    #enterBase(base) {
      if (base !== this.#base) {
        this.#base = base;
        this.#clear();
      }
    }

    #clear() {
      for (const { lines } of this.#plots.values()) {
        lines.forEach((line) => line.history.clear());
      }
    }

    // Another node may have other sensors.
    #restart() {
      this.#clear();
      for (const [key, { plot }] of this.#plots) {
        if (key !== 'clock') {
          plot.root.remove();
          this.#plots.delete(key);
        }
      }
      chronoseal.paintSoon(this);
    }
  }

  Object.assign(chronoseal, { PlotsView });
})();
