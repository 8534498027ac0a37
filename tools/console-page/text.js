// How times, durations, units and quantities are written.
(function () {
  'use strict';
  const chronoseal = (globalThis.chronoseal ??= {});

  // SenML's names of units, and the names in docs/frame-format.md of what is measured.
  const UNITS = { Cel: '°C', 'ug/m3': 'µg/m³', '1/m3': '1/m³', us: 'µs' };
  const QUANTITIES = {
    temp: 'Temperature', rh: 'Relative humidity', toc: 'Total organic carbon', hcho: 'Formaldehyde', dp: 'Differential pressure', o3: 'Ozone', so2: 'Sulfur dioxide',
    h2s: 'Hydrogen sulfide', 'voc-index': 'VOC index', 'nox-index': 'NOx index', wtemp: 'Water temperature', cond: 'Conductivity',
    pm1: 'Mass PM1', pm25: 'Mass PM2.5', pm4: 'Mass PM4', pm10: 'Mass PM10',
  };

  const unitText = (unit) => UNITS[unit] ?? unit ?? '';

  function quantityText(name) {
    const channel = /^(pc|pn)(\d+)$/.exec(name);
    return QUANTITIES[name] ?? (channel === null ? name : `Particles, ${channel[1] === 'pc' ? 'channel' : 'size'} ${channel[2]}`);
  }

  /** UTC of an ISO text of a node, milliseconds since 1970; undefined if it is none. */
  function utcMs(text) {
    const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d{1,9})?Z$/.exec(text ?? '');
    const seconds = match === null ? NaN : Date.parse(match[1] + 'Z');
    return Number.isNaN(seconds) ? undefined : seconds + Number(match[2] ?? 0) * 1000;
  }

  /** hh:mm:ss of UTC. */
  const clockText = (ms) => new Date(ms).toISOString().slice(11, 19);

  /** A duration in seconds as days and hh:mm:ss. */
  function durationText(seconds) {
    if (seconds === undefined) {
      return '';
    }
    const days = Math.floor(seconds / 86400);
    const rest = new Date((seconds % 86400) * 1000).toISOString().slice(11, 19);
    return days > 0 ? `${days} d ${rest}` : rest;
  }

  /** A whole number with thin spaces between thousands. */
  const countText = (text) => (/^-?\d{5,}$/.test(text) ? text.replace(/\B(?=(\d{3})+$)/g, '\u202f') : text);

  /** Microseconds, to the last one: a bound that is rounded down is no bound. */
  const microsecondsText = (microseconds) => (microseconds === undefined ? '' : `${countText(String(microseconds))} µs`);

  Object.assign(chronoseal, { unitText, quantityText, utcMs, clockText, durationText, microsecondsText, countText });
})();
