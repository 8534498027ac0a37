// What a node says of its sensors, in the terms of the page.
(function () {
  'use strict';
  const chronoseal = (globalThis.chronoseal ??= {});
  const { READINGS_SHOWN, SENSORS_SHOWN } = chronoseal.limits;

  // What a row of `sensors` says of the sensor itself. Every other field is a quantity with its last value, or says more of a quantity.
  const OF_THE_SENSOR = new Set(['name', 'type', 'serial', 'firmware', 'state', 'failures', 'certificate', 'calibrated', 'due', 'us', 'utc']);
  const MORE = /-(us|utc|u|status)$/;
  const VALUE = /^(-?\d+(?:\.\d+)?) (\S{1,16})$/;
  const STATUS = /^0x([0-9A-F]{4})$/;
  // Bits of a reading's status, from the lowest: docs/frame-format.md.
  const STATUS_WORDS = [
    'clamped', 'back-filled', 'instrument warns', 'instrument fault', 'flow fault', 'source fault', 'overflow', 'service due', 'above threshold', 'below threshold', 'sampler fault',
    'instant unbounded',
  ];

  /** The bits of a status in words; as it stands if it is none. */
  function statusText(status) {
    const bits = STATUS.exec(status);
    return bits === null ? status : STATUS_WORDS.filter((_, bit) => (parseInt(bits[1], 16) >> bit) & 1).join(', ');
  }

  // A value of another instant than the sensor's newest has a stamp of its own, with UTC or without.
  function stampOf(record, quantity) {
    const own = record.get(`${quantity}-us`);
    return own === undefined ? { mark: record.get('us'), utc: record.get('utc') } : { mark: own, utc: record.get(`${quantity}-utc`) };
  }

  function readingOf(record, quantity, said) {
    const value = VALUE.exec(said);
    return {
      quantity,
      /** The value as the node writes it; undefined where the read failed. */
      text: value?.[1],
      value: chronoseal.decimal(value?.[1]),
      unit: value?.[2] ?? '',
      /** Why there is no value. */
      failure: value === null ? said : '',
      uncertainty: record.get(`${quantity}-u`),
      status: statusText(record.get(`${quantity}-status`) ?? ''),
      /** Tells one measurement from the next: the node's counter. Undefined if the node says nothing of the kind: then it cannot be plotted. */
      ...stampOf(record, quantity),
    };
  }

  /** The readings in a row of `sensors`. */
  function readingsOf(record) {
    return record.pairs
      .filter(([name]) => !OF_THE_SENSOR.has(name) && !(MORE.test(name) && record.get(name.replace(MORE, '')) !== undefined))
      .slice(0, READINGS_SHOWN)
      .map(([name, said]) => readingOf(record, name, said));
  }

  /** The sensors in an answer to `sensors`. */
  function sensorsOf(reply) {
    return reply.records.filter((record) => record.get('name') !== undefined).slice(0, SENSORS_SHOWN).map((record) => ({ record, readings: readingsOf(record) }));
  }

  Object.assign(chronoseal, { sensorsOf });
})();
