// What a quantity did over the last minutes, in bounded memory.
(function () {
  'use strict';
  const chronoseal = (globalThis.chronoseal ??= {});
  const { PLOT_POINTS } = chronoseal.limits;

  /** Points of one quantity over the node's UTC, oldest first. A point without a value is a read that failed: it stays, as a gap. */
  class History {
    #points = [];

    get points() {
      return this.#points;
    }

    get last() {
      return this.#points[this.#points.length - 1];
    }

    /**
     * Adds a measurement, once, however often it is heard of. Time that goes back (a restart, a step of the clock) begins the history anew: one line never mixes two times.
     * @param {number} atMs UTC of the measurement, milliseconds since 1970
     * @param {string} mark tells this measurement from the one before
     * @param {number | undefined} value undefined where the read failed
     * @param {number} spread expanded uncertainty of the value; 0 where none is stated
     * @returns {boolean} whether it was new
     */
    add(atMs, mark, value, spread = 0) {
      const last = this.last;
      if (last !== undefined && last.mark === mark) {
        return false;
      }
      if (last !== undefined && atMs < last.atMs) {
        this.clear();
      }
      this.#points.push({ atMs, mark, value, spread });
      if (this.#points.length > PLOT_POINTS) {
        this.#points.shift();
      }
      return true;
    }

    clear() {
      this.#points = [];
    }
  }

  Object.assign(chronoseal, { History });
})();
