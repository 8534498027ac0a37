// What a node says of its sensors, in the terms of the page.
(function () {
  'use strict';
  const chronoseal = (globalThis.chronoseal ??= {});
  const { READINGS_SHOWN, SENSORS_SHOWN } = chronoseal.limits;

  // What a row of `sensors` says of the sensor itself. Every other field is a quantity with its last value, or says more of a quantity named before it.
  const OF_THE_SENSOR = new Set(['name', 'type', 'serial', 'firmware', 'state', 'failures', 'certificate', 'calibrated', 'due']);
  const MORE = /-(utc|counter-us|u95|status)$/;
  const VALUE = /^(-?\d+(?:\.\d+)?) (\S{1,16})$/;

  function readingOf(record, quantity, said) {
    const value = VALUE.exec(said);
    const utc = record.get(`${quantity}-utc`);
    return {
      quantity,
      /** The value as the node writes it; undefined where the read failed. */
      text: value?.[1],
      value: chronoseal.decimal(value?.[1]),
      unit: value?.[2] ?? '',
      /** Why there is no value. */
      failure: value === null ? said : '',
      uncertainty: record.get(`${quantity}-u95`),
      status: record.get(`${quantity}-status`) ?? '',
      utc,
      /** Tells one measurement from the next; undefined if the node says nothing of the kind. */
      mark: utc ?? record.get(`${quantity}-counter-us`),
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
