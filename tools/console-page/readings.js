// What a node says of its sensors, in the terms of the page.
(function () {
  'use strict';
  const chronoseal = (globalThis.chronoseal ??= {});
  const { READINGS_SHOWN, SENSORS_SHOWN } = chronoseal.limits;

  // A field of a sensor's own; every other bare name is a quantity, and what follows it with a hyphen says more about that quantity.
  const VALUE = /^-?\d+(\.\d+)?$/;

  /** The readings in a row of `sensors`: {quantity, text, value, unit, uncertainty, utc, status}. */
  function readingsOf(record) {
    const names = record.pairs.map(([name]) => name).filter((name) => record.get(`${name}-unit`) !== undefined);
    return names.slice(0, READINGS_SHOWN).map((quantity) => {
      const text = record.get(quantity);
      return {
        quantity,
        text,
        value: VALUE.test(text) ? Number(text) : undefined,
        unit: record.get(`${quantity}-unit`),
        uncertainty: record.get(`${quantity}-u95`),
        utc: record.get(`${quantity}-utc`),
        status: record.get(`${quantity}-status`) ?? '',
      };
    });
  }

  /** The sensors in an answer to `sensors`. */
  function sensorsOf(reply) {
    return reply.records.filter((record) => record.get('name') !== undefined).slice(0, SENSORS_SHOWN).map((record) => ({ record, readings: readingsOf(record) }));
  }

  Object.assign(chronoseal, { sensorsOf });
})();
