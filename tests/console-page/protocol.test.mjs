// The rules of the machine mode, without a browser.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';

const require = createRequire(import.meta.url);
for (const file of ['limits', 'lines', 'answers', 'requests', 'text', 'history', 'scale', 'readings']) {
  require(`../../tools/console-page/${file}.js`);
}
const { limits, LineSplitter, RequestQueue, History, parseLine, quoteWord, decimal, utcMs, sensorsOf, linearTicks, timeTicks, paddedRange, microsecondsText } = globalThis.chronoseal;

function split(...pieces) {
  const heard = [];
  const splitter = new LineSplitter((line) => heard.push(line), (damage) => heard.push({ damage }));
  pieces.forEach((piece) => splitter.feed(Buffer.from(piece, 'latin1')));
  return heard;
}

test('any line ending ends a line, and pieces make no difference', () => {
  for (const end of ['\r', '\n', '\r\n', '\n\r']) {
    assert.deepEqual(split(`@1 ok Ok${end}@2 ok Ok${end}`), ['@1 ok Ok', '@2 ok Ok']);
  }
  assert.deepEqual(split('@1 o', 'k O', 'k', '\r', '\n', '!'), ['@1 ok Ok']);
  assert.deepEqual(split('\r\n\r\n\n'), []);
});

test('a line that is too long or not ASCII is thrown away whole, and the next one is heard', () => {
  assert.deepEqual(split('x'.repeat(limits.LINE_BYTES), '\n'), ['x'.repeat(limits.LINE_BYTES)]);
  assert.deepEqual(split('x'.repeat(limits.LINE_BYTES + 1), '\nok\n'), [{ damage: 'TooLong' }, 'ok']);
  for (const byte of ['\x00', '\x1b', '\x7f', '\x80', '\xff', '\t']) {
    assert.deepEqual(split(`@1 ok${byte} Ok\nok\n`), [{ damage: 'NotPrintable' }, 'ok']);
  }
});

const pairsOf = (line) => parseLine(line).records.map((record) => record.pairs);

test('answers are read by the letter', () => {
  assert.deepEqual(pairsOf('@7 ok Ok'), []);
  assert.deepEqual(pairsOf('@7 ok Ok name=climate state=Ok ; name=hcho state=Ok'), [[['name', 'climate'], ['state', 'Ok']], [['name', 'hcho'], ['state', 'Ok']]]);
  assert.deepEqual(pairsOf('@7 ok Ok note="a \\"b\\" \\\\ ; c=d" note=""'), [[['note', 'a "b" \\ ; c=d'], ['note', '']]]);
  assert.equal(parseLine('@zZ9 ok Restarting').code, 'Restarting');
  assert.deepEqual(parseLine('@a err Nack no answer at 0x44; check the cable'), { kind: 'answer', id: 'a', ok: false, code: 'Nack', text: 'no answer at 0x44; check the cable', records: [] });
});

test('what breaks the rules is said to, for the request it names', () => {
  for (const text of ['', 'ok', 'ok ', 'OK Ok', 'okay Ok', 'ok Ok ', 'ok Ok a', 'ok Ok a=', 'ok Ok =b', 'ok Ok a=b  c=d', 'ok Ok a=b ;', 'ok Ok a=b ; ', 'ok Ok ; a=b', 'ok Ok a=b; c=d', 'ok Ok a="b',
    'ok Ok a="b"c', 'ok Ok a=b"c=d', 'ok Ok a="b"xc=d', 'ok Ok a="\\n"', 'ok Ok A=b', 'ok Ok a=<b>', 'ok Ok a=b\\', 'ok  Ok', 'err', 'err ; x']) {
    assert.deepEqual(parseLine(`@q1 ${text}`), { kind: 'broken', id: 'q1' }, text);
  }
});

test('anything else is ignored', () => {
  for (const line of ['chronoseal> @1 ok Ok', '@ ok Ok', '@123456789 ok Ok', '@- err BadId x', 'ok Ok', ' @1 ok Ok', '@1_2 ok Ok', '!', '!tap a', '! tap', '!tap a=b ; c=d', '!Tap a=b', 'I (312) boot: ESP-IDF']) {
    assert.equal(parseLine(line), null, line);
  }
});

test('news carry fields', () => {
  const news = parseLine('!tap bus=i2c1 dir=w addr=0x44 us=123456 gap-us=120 hex=FD');
  assert.equal(news.name, 'tap');
  assert.equal(news.fields.get('addr'), '0x44');
  assert.equal(news.fields.number('gap-us'), 120);
  assert.equal(news.fields.number('hex'), undefined);
});

test('a field named like a property of objects is a field', () => {
  const record = parseLine('@1 ok Ok constructor=x proto=y').records[0];
  assert.equal(record.get('constructor'), 'x');
  assert.equal(record.get('toString'), undefined);
});

test('numbers are decimal or nothing', () => {
  assert.equal(decimal('-12.5'), -12.5);
  for (const text of [undefined, '', '0x10', '1e999', 'Infinity', 'NaN', '1 ', '.5', '9'.repeat(400)]) {
    assert.equal(decimal(text), undefined, text);
  }
});

test('words are quoted as the console reads them', () => {
  assert.equal(quoteWord('i2c1'), 'i2c1');
  assert.equal(quoteWord('a b'), '"a b"');
  assert.equal(quoteWord('a"\\'), '"a\\"\\\\"');
  assert.equal(quoteWord(''), '""');
});

function queue() {
  const sent = [];
  const made = new RequestQueue(async (line) => { sent.push(line); }, () => {}, 'Zz');
  const answer = (text) => made.take(parseLine(text), text);
  return { made, sent, answer, idOf: (index) => sent[index].slice(1).split(' ')[0] };
}

test('one request is on the line at a time, and the technician goes first', async () => {
  const { made, sent, answer, idOf } = queue();
  const replies = [made.ask('status'), made.ask('time'), made.ask('help', { byTechnician: true })];
  assert.equal(sent.length, 1);
  for (let index = 0; index < 3; index++) {
    assert.ok(answer(`@${idOf(index)} ok Ok n=${index}`));
  }
  assert.deepEqual(sent.map((line) => line.split(' ')[1]), ['status', 'help', 'time']);
  assert.deepEqual((await Promise.all(replies)).map((reply) => reply.records[0].get('n')), ['0', '2', '1']);
});

test('answers with another id are nobody\'s', async () => {
  const { made, answer, idOf } = queue();
  const reply = made.ask('status');
  assert.equal(answer('@1 ok Ok'), false);
  assert.equal(answer(`@${idOf(0)}0 ok Ok`), false);
  assert.equal(made.strays, 2);
  assert.ok(answer(`@${idOf(0)} ok Ok`));
  assert.equal(answer(`@${idOf(0)} ok Ok`), false);
  assert.ok((await reply).ok);
});

test('no answer, a broken one and a closed port are told, and the next request goes out', async () => {
  const { made, sent, answer, idOf } = queue();
  assert.equal((await made.ask('status', { timeoutMs: 1 })).code, 'NoAnswer');
  assert.equal(made.unanswered, 1);
  const broken = made.ask('time');
  answer(`@${idOf(1)} ok`);
  assert.equal((await broken).code, 'BrokenAnswer');
  assert.equal(made.unanswered, 0);
  const lost = [made.ask('a'), made.ask('b')];
  made.abandon();
  assert.deepEqual((await Promise.all(lost)).map((reply) => reply.code), ['PortClosed', 'PortClosed']);
  assert.equal(sent.length, 3);
});

test('what cannot be sent is refused before it is', async () => {
  const { made, sent } = queue();
  const room = limits.COMMAND_CHARS - '@Zz00000 '.length;
  assert.equal((await made.ask('naïve')).code, 'NotPrintable');
  assert.equal((await made.ask('a\nb')).code, 'NotPrintable');
  assert.equal((await made.ask('x'.repeat(room + 1))).code, 'TooLong');
  assert.equal((await made.ask(' ')).code, 'Usage');
  assert.equal(sent.length, 0);
  made.ask('x'.repeat(room));
  assert.ok(sent[0].length <= limits.COMMAND_CHARS);
  for (let i = 0; i < limits.QUEUED_REQUESTS; i++) {
    made.ask('status');
  }
  assert.equal((await made.ask('status')).code, 'QueueFull');
  made.abandon();
});

test('sensors have readings with stamps, or say why there is none', () => {
  const stamp = 'us=98008700 utc=2026-03-01T11:58:08.008700Z';
  const reply = parseLine(`@1 ok Ok name=climate state=Ok failures=2 temp="21.34 Cel" temp-u=0.2 temp-status=0x0801 ${stamp} rh=Nack ; name=x voc-index="100 /" ; name=y pc1="1 count" pc1-us=7 us=9 utc=z`);
  const [climate, x, y] = sensorsOf(reply).map((sensor) => sensor.readings);
  assert.deepEqual(climate, [
    { quantity: 'temp', text: '21.34', value: 21.34, unit: 'Cel', failure: '', uncertainty: '0.2', status: 'clamped, instant unbounded', mark: '98008700', utc: '2026-03-01T11:58:08.008700Z' },
    { quantity: 'rh', text: undefined, value: undefined, unit: '', failure: 'Nack', uncertainty: undefined, status: '', mark: '98008700', utc: '2026-03-01T11:58:08.008700Z' },
  ]);
  assert.deepEqual(x.map((reading) => [reading.quantity, reading.value, reading.unit, reading.mark]), [['voc-index', 100, '/', undefined]]);
  assert.deepEqual(y.map((reading) => [reading.mark, reading.utc]), [['7', undefined]]);
});

test('a history keeps each measurement once, in bounded memory, and never mixes two times', () => {
  const history = new History();
  assert.ok(history.add(1000, 'a', 1));
  assert.equal(history.add(1000, 'a', 1), false);
  for (let i = 0; i < limits.PLOT_POINTS + 10; i++) {
    history.add(2000 + i, `m${i}`, i);
  }
  assert.equal(history.points.length, limits.PLOT_POINTS);
  history.add(500, 'back', 7);
  assert.deepEqual(history.points.map((point) => point.value), [7]);
});

test('axes have round ticks', () => {
  assert.deepEqual(linearTicks(0, 10, 3), { ticks: [0, 5, 10], decimals: 0 });
  assert.ok(linearTicks(21.31, 21.39, 3).ticks.length >= 2);
  assert.deepEqual(paddedRange(3, 3), [2.85, 3.15]);
  assert.deepEqual(paddedRange(0, 0), [-1, 1]);
  assert.deepEqual(timeTicks(0, 60000, 4), [0, 15000, 30000, 45000, 60000]);
});

test('times and durations are written with their unit', () => {
  assert.equal(utcMs('2026-03-01T11:58:08.008700Z'), Date.UTC(2026, 2, 1, 11, 58, 8) + 8.7);
  for (const text of [undefined, '', 'unknown', '2026-13-01T11:58:08Z', '2026-03-01 11:58:08']) {
    assert.equal(utcMs(text), undefined);
  }
  assert.deepEqual([4, -1500, 2345678, undefined].map(microsecondsText), ['4 µs', '-1500 µs', '2\u202f345\u202f678 µs', '']);
});
