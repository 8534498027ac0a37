// Which node this is.
(function () {
  'use strict';
  const chronoseal = (globalThis.chronoseal ??= {});
  const { byId, setText, setList } = chronoseal;
  const { FIELDS_SHOWN } = chronoseal.limits;

  const HASH_CHARS = 16;
  const NAMES = {
    node: 'Node', id: 'Id', firmware: 'Firmware', 'source-hash': 'Source hash', board: 'Board', boot: 'Boot', reset: 'Last reset',
    'config-generation': 'Configuration', 'config-hash': 'Config hash',
  };
  const ELSEWHERE = new Set(['state', 'reason']);

  const shorten = (name, value) => (name.endsWith('-hash') && value.length > HASH_CHARS ? `${value.slice(0, HASH_CHARS)}…` : value);

  /** The card of `info`: known fields first, whatever else the firmware says after them. */
  class IdentityView {
    #reply = null;

    constructor(session) {
      session.on('answer', ({ verb, reply }) => {
        if (verb === 'info') {
          this.#reply = reply;
          chronoseal.paintSoon(this);
        }
      });
    }

    paint() {
      const { ok, code, text, records } = this.#reply;
      setText(byId('identity-fault'), ok ? '' : `${code}: ${text}`);
      const fields = records[0];
      if (!ok || fields === undefined) {
        return;
      }
      const known = Object.keys(NAMES).filter((name) => fields.get(name) !== undefined).map((name) => [NAMES[name], shorten(name, fields.get(name))]);
      const others = fields.pairs.filter(([name]) => NAMES[name] === undefined && !ELSEWHERE.has(name)).map(([name, value]) => [name, shorten(name, value)]);
      setList(byId('identity-list'), [...known, ...others].slice(0, FIELDS_SHOWN));
      setText(byId('node-name'), fields.get('node') ?? fields.get('id') ?? 'console');
    }
  }

  Object.assign(chronoseal, { IdentityView });
})();
