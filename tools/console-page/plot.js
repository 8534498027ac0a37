// A small line chart in SVG. Colours come from style.css, so that it follows light and dark.
(function () {
  'use strict';
  const chronoseal = (globalThis.chronoseal ??= {});
  const { svgElement, element, setText } = chronoseal;

  const WIDTH = 360;
  const HEIGHT = 112;
  const LEFT = 46;
  const RIGHT = 6;
  const TOP = 6;
  const BOTTOM = 18;
  const VALUE_PARTS = 3;
  const TIME_PARTS = 4;
  const FAILURE_HEIGHT = 5;
  // Points further apart than this many usual distances are not joined: nothing is known of the time between them.
  const GAP_FACTOR = 2.5;

  /** The usual distance of two points, milliseconds. */
  function usualDistance(points) {
    const distances = [];
    for (let i = 1; i < points.length; i++) {
      distances.push(points[i].atMs - points[i - 1].atMs);
    }
    distances.sort((a, b) => a - b);
    return distances[distances.length >> 1] ?? 0;
  }

  /** Cuts points into runs that may be joined by a line. */
  function runsOf(points) {
    const longest = usualDistance(points) * GAP_FACTOR;
    const runs = [];
    let run = [];
    points.forEach((point, index) => {
      const isApart = index > 0 && point.atMs - points[index - 1].atMs > longest;
      if (run.length > 0 && (isApart || point.value === undefined)) {
        runs.push(run);
        run = [];
      }
      if (point.value !== undefined) {
        run.push(point);
      }
    });
    return run.length > 0 ? [...runs, run] : runs;
  }

  /** A chart of one or more histories over UTC. Failed reads are marks at the foot and gaps in the line. */
  class Plot {
    #lines;
    #isLogarithmic;
    #unit;
    #svg = svgElement('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img' });
    #heading = element('span', 'plot-name');
    #latest = element('span', 'plot-latest');
    #note = element('span', 'plot-note');

    /**
     * @param {string} name what is plotted
     * @param {string} unit of the axis
     * @param {{name: string, history: object}[]} lines the first is the main one
     * @param {{logarithmic?: boolean}} options
     */
    constructor(name, unit, lines, { logarithmic = false } = {}) {
      this.#lines = lines;
      this.#unit = unit;
      this.#isLogarithmic = logarithmic;
      this.#heading.textContent = unit ? `${name}, ${unit}` : name;
      this.root = element('figure', 'plot');
      const caption = element('figcaption');
      caption.append(this.#heading, this.#latest, this.#note);
      this.root.append(caption, this.#svg);
    }

    /** Draws the last so many milliseconds. */
    draw(windowMs) {
      const last = Math.max(...this.#lines.map((line) => line.history.last?.atMs ?? -Infinity));
      if (!Number.isFinite(last)) {
        this.#svg.replaceChildren();
        setText(this.#latest, 'nothing yet');
        return;
      }
      const from = last - windowMs;
      const shown = this.#lines.map((line) => line.history.points.filter((point) => point.atMs >= from && this.#canShow(point)));
      this.#drawAll(shown, Math.max(from, Math.min(...shown.map((points) => points[0]?.atMs ?? last))), last);
      this.#describe(shown);
    }

    // A logarithm has no zero.
    #canShow(point) {
      return !this.#isLogarithmic || point.value === undefined || point.value > 0;
    }

    #drawAll(shown, from, last) {
      const values = shown.flat().filter((point) => point.value !== undefined);
      const low = Math.min(...values.map((point) => point.value - (this.#isLogarithmic ? 0 : point.spread)));
      const high = Math.max(...values.map((point) => point.value + (this.#isLogarithmic ? 0 : point.spread)));
      const until = Math.max(last, from + 10000);
      const x = (atMs) => LEFT + (atMs - from) / (until - from) * (WIDTH - LEFT - RIGHT);
      const parts = [this.#timeAxis(from, until, x)];
      if (values.length > 0) {
        const [bottom, top] = this.#isLogarithmic ? chronoseal.powerRange(low, high) : chronoseal.paddedRange(low, high);
        const scaled = this.#isLogarithmic ? Math.log10 : (value) => value;
        const y = (value) => HEIGHT - BOTTOM - (scaled(value) - scaled(bottom)) / (scaled(top) - scaled(bottom)) * (HEIGHT - TOP - BOTTOM);
        parts.push(this.#valueAxis(bottom, top, y), ...shown.flatMap((points, index) => this.#lineOf(points, index, x, y)));
      }
      this.#svg.replaceChildren(...parts, this.#failures(shown[0], x));
    }

    #timeAxis(from, until, x) {
      const axis = svgElement('g', { class: 'axis' });
      axis.append(svgElement('line', { x1: LEFT, x2: WIDTH - RIGHT, y1: HEIGHT - BOTTOM, y2: HEIGHT - BOTTOM }));
      for (const at of chronoseal.timeTicks(from, until, TIME_PARTS)) {
        const label = svgElement('text', { x: Math.min(x(at), WIDTH - RIGHT - 18), y: HEIGHT - 5, 'text-anchor': 'middle' });
        label.textContent = chronoseal.clockText(at);
        axis.append(svgElement('line', { x1: x(at), x2: x(at), y1: HEIGHT - BOTTOM, y2: HEIGHT - BOTTOM + 3 }), label);
      }
      return axis;
    }

    #valueAxis(bottom, top, y) {
      const { ticks, decimals } = this.#isLogarithmic
        ? { ticks: chronoseal.powerTicks(bottom, top), decimals: 0 }
        : chronoseal.linearTicks(bottom, top, VALUE_PARTS);
      const axis = svgElement('g', { class: 'axis' });
      for (const tick of ticks) {
        const label = svgElement('text', { x: LEFT - 4, y: y(tick) + 3, 'text-anchor': 'end' });
        label.textContent = Math.abs(tick) >= 1e6 || (this.#isLogarithmic && tick < 1) ? tick.toExponential(0).replace('e+', 'e') : tick.toFixed(decimals);
        axis.append(svgElement('line', { class: 'grid', x1: LEFT, x2: WIDTH - RIGHT, y1: y(tick), y2: y(tick) }), label);
      }
      return axis;
    }

    #lineOf(points, index, x, y) {
      const runs = runsOf(points);
      const path = runs.map((run) => run.map((point, at) => `${at === 0 ? 'M' : 'L'}${x(point.atMs).toFixed(1)} ${y(point.value).toFixed(1)}`).join('') + (run.length === 1 ? 'h0' : '')).join('');
      const line = svgElement('path', { class: `line line-${index}`, d: path });
      if (this.#isLogarithmic || !points.some((point) => point.spread > 0)) {
        return [line];
      }
      const edge = (run, sign) => run.map((point) => `${x(point.atMs).toFixed(1)} ${y(point.value + sign * point.spread).toFixed(1)}`);
      const band = runs.map((run) => `M${[...edge(run, 1), ...edge(run, -1).reverse()].join('L')}Z`).join('');
      return [svgElement('path', { class: 'band', d: band }), line];
    }

    #failures(points, x) {
      const marks = points.filter((point) => point.value === undefined).map((point) => `M${x(point.atMs).toFixed(1)} ${HEIGHT - BOTTOM}v${-FAILURE_HEIGHT}`).join('');
      return svgElement('path', { class: 'failures', d: marks });
    }

    #describe(shown) {
      const latest = this.#lines.map((line) => {
        const value = line.history.last?.value;
        const text = value === undefined ? 'no value' : String(Number(value.toPrecision(7)));
        return this.#lines.length > 1 ? `${line.name} ${text}` : text;
      }).join(', ');
      const failed = shown[0].filter((point) => point.value === undefined).length;
      setText(this.#latest, latest);
      setText(this.#note, failed > 0 ? `${failed} without value` : '');
      this.#svg.setAttribute('aria-label', `${this.#heading.textContent}, ${shown[0].length} points, latest ${latest}, ${failed} without value`);
      this.root.dataset.points = String(shown[0].length);
    }
  }

  Object.assign(chronoseal, { Plot, runsOf });
})();
