// Axes: round steps for values and for times.
(function () {
  'use strict';
  const chronoseal = (globalThis.chronoseal ??= {});

  const TIME_STEPS_S = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600];
  const VALUE_STEPS = [1, 2, 5, 10];
  const MOST_TICKS = 12;

  /** The step of 1, 2 or 5 times a power of ten that cuts a span into about so many parts. */
  function roundStep(span, parts) {
    const rough = span / parts;
    const power = 10 ** Math.floor(Math.log10(rough));
    return power * VALUE_STEPS.find((step) => step * power >= rough * (1 - 1e-9));
  }

  /** Ticks of a linear axis from low to high, at least two, and the decimals to write them with. */
  function linearTicks(low, high, parts) {
    const coarse = ticksAt(low, high, roundStep(high - low, parts));
    return coarse.ticks.length > 1 ? coarse : ticksAt(low, high, roundStep(high - low, 2 * parts));
  }

  function ticksAt(low, high, step) {
    const ticks = [];
    for (let index = Math.ceil(low / step - 1e-9); index * step <= high + step * 1e-9 && ticks.length < MOST_TICKS; index++) {
      ticks.push(index * step + 0);
    }
    return { ticks, decimals: Math.max(0, -Math.floor(Math.log10(step) + 1e-9)) };
  }

  /** Range of values with room above and below; a constant gets a range as well. */
  function paddedRange(low, high) {
    if (low === high) {
      const half = Math.abs(low) * 0.05 || 1;
      return [low - half, high + half];
    }
    const room = (high - low) * 0.08;
    return [low >= 0 && low - room < 0 ? 0 : low - room, high + room];
  }

  /** Whole powers of ten around a range of positive values. */
  function powerRange(low, high) {
    const first = Math.floor(Math.log10(low) + 1e-9);
    return [10 ** first, 10 ** Math.max(first + 1, Math.ceil(Math.log10(high) - 1e-9))];
  }

  /** Powers of ten from low to high. */
  function powerTicks(low, high) {
    const ticks = [];
    const decades = Math.round(Math.log10(high / low));
    const stride = Math.ceil(decades / 4);
    for (let decade = 0; decade <= decades && ticks.length < MOST_TICKS; decade += stride) {
      ticks.push(low * 10 ** decade);
    }
    return ticks;
  }

  /** Times on the axis, at round seconds of UTC. */
  function timeTicks(fromMs, toMs, parts) {
    const rough = (toMs - fromMs) / 1000 / parts;
    const stepMs = (TIME_STEPS_S.find((step) => step >= rough) ?? TIME_STEPS_S[TIME_STEPS_S.length - 1]) * 1000;
    const ticks = [];
    for (let at = Math.ceil(fromMs / stepMs) * stepMs; at <= toMs && ticks.length < MOST_TICKS; at += stepMs) {
      ticks.push(at);
    }
    return ticks;
  }

  Object.assign(chronoseal, { linearTicks, paddedRange, powerRange, powerTicks, timeTicks });
})();
