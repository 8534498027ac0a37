// The settings, to look at.
(function () {
  'use strict';
  const chronoseal = (globalThis.chronoseal ??= {});
  const { byId, element, setText } = chronoseal;
  const { SETTINGS, COMMAND_MS } = chronoseal.limits;

  /** The tab of the configuration. */
  class ConfigurationView {
    #session;
    #records = [];
    #hasRead = false;

    constructor(session) {
      this.#session = session;
      byId('configuration-form').addEventListener('submit', (event) => {
        event.preventDefault();
        this.read();
      });
      byId('configuration-filter').addEventListener('input', () => chronoseal.paintSoon(this));
      session.on('connected', () => { this.#hasRead = false; });
    }

    /** Reads them the first time that they are looked at. */
    show() {
      if (!this.#hasRead && this.#session.isConnected) {
        this.read();
      }
    }

    async read() {
      this.#hasRead = true;
      setText(byId('configuration-state'), 'reading');
      const reply = await this.#session.ask('config list', { timeoutMs: COMMAND_MS });
      if (!reply.ok) {
        setText(byId('configuration-state'), `${reply.code}: ${reply.text}`);
        return;
      }
      this.#records = reply.records.filter((record) => record.get('name') !== undefined).slice(0, SETTINGS);
      setText(byId('configuration-state'), `${this.#records.length} settings, read-only here; "config set" in Commands changes one, "config save" keeps it`);
      chronoseal.paintSoon(this);
    }

    paint() {
      const wanted = byId('configuration-filter').value.trim().toLowerCase();
      const shown = this.#records.filter((record) => record.get('name').includes(wanted));
      byId('configuration-rows').replaceChildren(...shown.map((record) => this.#row(record)));
    }

    #row(record) {
      const row = element('tr');
      const unit = record.get('unit') ?? '';
      const state = record.get('state') ?? '';
      row.append(
        element('td', '', record.get('name')),
        element('td', '', `${record.get('value') || '(empty)'} ${unit}`),
        element('td', state === 'unsaved' ? 'watch' : 'quiet', state));
      return row;
    }
  }

  Object.assign(chronoseal, { ConfigurationView });
})();
