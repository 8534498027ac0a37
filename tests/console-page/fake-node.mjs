// A node that is a script: says the same every time, misbehaves on demand. Its words are those of docs/console.md.

const START_MS = Date.UTC(2026, 2, 1, 11, 58, 0);
const ROUND_US = 1_000_000;
const FAILED_EVERY = 9;

const value = (text) => (/^[A-Za-z0-9._:+/@,()%*-]+$/.test(text) ? text : `"${String(text).replace(/["\\]/g, '\\$&')}"`);
const fields = (record) => Object.entries(record).map(([name, text]) => `${name}=${value(String(text))}`).join(' ');
const records = (list) => list.map(fields).join(' ; ');

export class FakeNode {
  onData = () => {};
  /** Lines that came, without their ends. */
  lines = [];
  /** Set to change what a verb answers: (words, id) => whole line, or undefined for the usual one, or null for silence. */
  override = () => undefined;
  #typed = '';
  #round = 0;

  write(bytes) {
    for (const character of bytes.toString('latin1')) {
      if (character === '\x03') {
        this.#typed = '';
        this.send('^C\r\nchronoseal> ');
      } else if (character === '\n' || character === '\r') {
        const line = this.#typed;
        this.#typed = '';
        this.#take(line);
      } else {
        this.#typed += character;
      }
    }
  }

  send(text) {
    this.onData(Buffer.from(text, 'latin1'));
  }

  #take(line) {
    this.lines.push(line);
    const match = /^@([0-9A-Za-z]{1,8}) (.*)$/.exec(line);
    if (match === null) {
      return;
    }
    const [, id, command] = match;
    const words = command.split(' ');
    const changed = this.override(words, id);
    if (changed === null) {
      return;
    }
    this.send(`\r\n${changed ?? `@${id} ${this.#answer(words)}`}\r\n`);
    if (changed === undefined && words[0] === 'tap' && words[1] === 'i2c1') {
      this.send(`!tap bus=${words[1]} dir=w addr=0x44 us=1000000 gap-us=995000 hex=FD\r\n!tap bus=${words[1]} dir=r addr=0x44 us=1008700 gap-us=8600 hex=6A1C927E3B44\r\n!tap bus=${words[1]} dropped=3\r\n!tap bus=${words[1]} end=time\r\n`);
    }
  }

  #answer(words) {
    switch (words[0]) {
      case 'info': return `ok Ok ${fields({ firmware: 'chronoseal 0.6.0', 'source-hash': 'a3f1'.repeat(16), board: 'ESP32_REV3', node: 'room-12', id: '24D7EBFFFE01A2B3', boot: 7, reset: 'PowerOn', state: 'Running', reason: '', 'config-generation': 3, 'config-hash': '9c41'.repeat(8) })}`;
      case 'status': return `ok Ok ${fields(this.#status())}`;
      case 'time': return `ok Ok ${fields(this.#time())}`;
      case 'sensors': return `ok Ok ${records(this.#sensors())}`;
      case 'help': return `ok Ok ${fields({ info: 'What the node is.', status: 'How the node is.' })}`;
      case 'tap': return words.length === 1 ? 'ok Ok bus=i2c1 ; bus=rs485' : ['i2c1', 'off'].includes(words[1]) ? `ok Ok bus=${words[1]}` : 'err OutOfRange no such bus; there are i2c1, rs485';
      case 'config': return `ok Ok ${records([{ name: 'node', value: 'room-12', state: 'set' }, { name: 'period-ms', value: '1000', unit: 'ms', state: 'default' }, { name: 'broker-password', value: '(set)', state: 'set' }])}`;
      default: return `err UnknownVerb there is no verb "${words[0]}"; type help for all of them`;
    }
  }

  #utc(offsetMicroseconds = 0) {
    const microseconds = this.#round * ROUND_US + offsetMicroseconds;
    return `${new Date(START_MS + Math.floor(microseconds / 1e6) * 1000).toISOString().slice(0, 19)}.${String(microseconds % 1e6).padStart(6, '0')}Z`;
  }

  #status() {
    this.#round++;
    return {
      state: 'Running', reason: '', 'up-s': 93780 + this.#round, boot: 7, utc: this.#utc(), clock: 'Locked', 'u95-us': 4, 'bound-us': 38, network: 'Ok',
      uplink: 'Waiting', 'uplink-failure': 'BadCredentials', 'uplink-remedy': 'check broker-user and broker-password', pending: 12 + this.#round, epochs: 93000, overrun: 0,
      unsealed: 0, 'failed-reads': Math.floor(this.#round / FAILED_EVERY), sealed: 93012, published: 93000, acknowledged: 93000, dropped: 0, damaged: 0, 'journal-faults': 0, 'seal-faults': 0,
    };
  }

  #time() {
    return {
      state: 'Locked', utc: this.#utc(), 'offset-us': -2, 'u95-us': 3 + Math.round(20 * Math.exp(-this.#round / 8)), 'bound-us': 30 + Math.round(900 * Math.exp(-this.#round / 10)),
      'edges-accepted': 93700 + this.#round, 'edges-too-soon': 1, 'edges-early': 0, 'edges-late': 3, 'edges-restart': 1, 'labels-accepted': 93650, 'labels-not-valid': 20,
      'freq-ppb': -1734, 'freq-range-ppb': 61, 'adev1-ppt': 210000, 'adev10-ppt': 24000, 'adev100-ppt': 3100, 'longest-gap-s': 2, 'last-edge-age-us': 412345,
    };
  }

  #sensors() {
    const swing = Math.sin(this.#round / 7);
    const hasFailed = this.#round % FAILED_EVERY === 0;
    const reading = (name, shown, unit, u95, offset) => ({ [name]: shown === undefined ? 'Nack' : `${shown} ${unit}`, ...(u95 && shown !== undefined ? { [`${name}-u`]: u95 } : {}), us: this.#round * ROUND_US + offset, utc: this.#utc(offset) });
    return [
      { name: 'climate', type: 'SHT45', serial: '12A4F0B1', state: 'Ok', failures: Math.floor(this.#round / FAILED_EVERY), certificate: 'K-17', calibrated: '2025-11-03', due: '2026-11-03',
        ...reading('temp', hasFailed ? undefined : (21.4 + swing * 0.3).toFixed(2), 'Cel', '0.20', 8700), ...reading('rh', hasFailed ? undefined : (45.2 - swing * 2).toFixed(2), '%RH', '1.80', 8700) },
      { name: 'hcho', type: 'SFA30', serial: '00231', state: 'Ok', failures: 0, certificate: 'K-18', calibrated: '2025-03-10', due: '2026-03-10', ...reading('hcho', (0.0123 + swing * 0.002).toFixed(4), 'ppm', '0.0200', 2100) },
      { name: 'particles', type: 'ApexZ50', serial: '1909', state: 'Ok', failures: 0, certificate: 'unknown', calibrated: '2025-01-20', due: '2026-01-20', ...reading('pc1', String(120 + Math.round(swing * 40)), 'count', '', 0), ...reading('pc3', String(3 + (this.#round % 3)), 'count', '', 0) },
      // A slow instrument: a new value every ten rounds.
      { name: 'toc', type: '500RL', serial: 'S-77', state: 'Ok', failures: 0, certificate: 'K-19', calibrated: '2025-12-01', due: 'unknown', toc: `${(0.0041 + Math.floor(this.#round / 10) * 0.0001).toFixed(4)} ppm`, 'toc-u': '0.0003', 'toc-status': '0x0084', us: Math.floor(this.#round / 10), utc: new Date(START_MS + Math.floor(this.#round / 10) * 10000).toISOString().replace('Z', '000Z') },
    ];
  }
}
