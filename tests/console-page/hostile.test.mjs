// What a device may send to harm the page, or by being broken: the page stays alive, shows text as text, and says what it threw away.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { bridge, openPage, startBrowser } from './browser.mjs';
import { FakeNode } from './fake-node.mjs';

const MARKUP = '<img src=x onerror=alert(1)><script>alert(2)</script>';
const MEBIBYTE = 1024 * 1024;

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser.close());

async function connected(override) {
  const opened = await openPage(browser, { haste: 5 });
  const node = new FakeNode();
  node.override = override ?? node.override;
  bridge(opened, node);
  await opened.page.click('#connect');
  await opened.page.waitForSelector('body[data-state=open]');
  return { ...opened, node };
}

// Alive: it paints, takes a command, and nothing complained.
async function assertAlive({ page, faults, requests }) {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  const before = await page.evaluate(() => document.querySelectorAll('#exchange .in').length);
  await page.click('#tab-commands');
  await page.fill('#command', 'help');
  await page.press('#command', 'Enter');
  await page.waitForFunction((count) => document.querySelectorAll('#exchange .in').length > count, before);
  assert.equal(await page.evaluate(() => document.querySelectorAll('img, script:not([src])').length), 0);
  assert.deepEqual(faults, []);
  assert.deepEqual(requests.filter((address) => !address.startsWith('file://')), []);
  await page.context().close();
}

test('markup in every field is text', async () => {
  const quoted = `"${MARKUP.replace(/"/g, '\\"')}"`;
  const opened = await connected((words, id) => {
    switch (words[0]) {
      case 'info': return `@${id} ok Ok node=${quoted} firmware=${quoted} board=${quoted} extra=${quoted}`;
      case 'status': return `@${id} ok Ok state=${quoted} reason=${quoted} network=${quoted} uplink=${quoted} uplink-remedy=${quoted} other=${quoted}`;
      case 'time': return `@${id} ok Ok state=${quoted} utc=${quoted} offset-us=${quoted} edges-accepted=${quoted} adev1-ppt=${quoted} other=${quoted}`;
      case 'sensors': return `@${id} ok Ok name=${quoted} type=${quoted} serial=${quoted} state=${quoted} due=${quoted} us=${quoted} utc=${quoted} temp=${quoted} temp-u=${quoted} temp-status=${quoted} odd="1.5 <b>" odd-us=${quoted}`;
      case 'config': return `@${id} ok Ok name=${quoted} value=${quoted} state=${quoted}`;
      case 'tap': return `@${id} err Usage ${MARKUP}; ${MARKUP}`;
      case 'help': return `@${id} ok Ok verb=${quoted} help=${quoted}`;
      default: return undefined;
    }
  });
  const { page, node } = opened;
  await page.click('#tab-configuration');
  await page.click('#tab-tap');
  await page.fill('#tap-bus', 'x');
  await page.press('#tap-bus', 'Enter');
  node.send(`!tap bus=${quoted} dir=${quoted} addr=${quoted} hex=${quoted} other=${quoted}\r\n!log text=${quoted}\r\n`);
  await page.waitForFunction(() => document.querySelectorAll('#tap > div').length === 1 && document.querySelector('tr[data-quantity]') !== null);
  for (const place of ['#node-name', '#node-state', '#clock-state', '#sensors', '#tap', '#tap-state']) {
    assert.ok((await page.innerText(place)).includes(MARKUP), place);
  }
  await assertAlive(opened);
});

test('a line of a mebibyte is thrown away, and counted', async () => {
  const opened = await connected();
  opened.node.send(`@1 ok Ok note="${'a'.repeat(MEBIBYTE)}"\r\n`);
  await opened.page.waitForFunction(() => document.getElementById('link-reason').textContent.includes('1 unreadable lines'));
  await assertAlive(opened);
});

test('binary garbage is thrown away', async () => {
  const opened = await connected();
  let state = 1;
  const garbage = Buffer.from(Array.from({ length: MEBIBYTE / 4 }, () => (state = Math.imul(state, 48271) & 0x7fffffff) >> 8 & 0xff));
  opened.node.onData(Buffer.concat([garbage, Buffer.from('\r\n')]));
  await opened.page.waitForFunction(() => /[1-9]\d* unreadable lines/.test(document.getElementById('link-reason').textContent));
  await assertAlive(opened);
});

test('answers nobody asked for change nothing', async () => {
  const opened = await connected();
  const { page, node } = opened;
  for (let id = 0; id < 100; id++) {
    node.send(`@${id} ok Ok node=liar state=Failed\r\n@${id} err Nack liar\r\n`);
  }
  await page.waitForFunction(() => /200 late or foreign answers/.test(document.getElementById('link-reason').textContent));
  assert.equal(await page.innerText('#node-name'), 'room-12');
  assert.ok(!(await page.innerText('body')).includes('liar'));
  await assertAlive(opened);
});

test('an answer that breaks the rules is an error to see, never half an answer', async () => {
  let isBroken = false;
  const opened = await connected((words, id) => (isBroken && words[0] === 'time' ? `@${id} ok Ok state=Expired utc=` : undefined));
  await opened.page.waitForFunction(() => document.getElementById('clock-state').textContent === 'Locked');
  isBroken = true;
  await opened.page.waitForFunction(() => document.getElementById('clock-fault').textContent.startsWith('BrokenAnswer'));
  assert.equal(await opened.page.innerText('#clock-state'), 'Locked');
  await assertAlive(opened);
});

test('an answer with thousands of sensors, fields and records is cut', async () => {
  const sensors = Array.from({ length: 400 }, (_, index) => `name=s${index} q${index}="1 Pa" us=1`).join(' ; ');
  const fields = Array.from({ length: 2000 }, (_, index) => `f${index}=1`).join(' ');
  const opened = await connected((words, id) => ({ sensors: `@${id} ok Ok ${sensors}`, status: `@${id} ok Ok ${fields}`, time: `@${id} ok Ok ${fields}`, info: `@${id} ok Ok ${fields}` })[words[0]]);
  await opened.page.waitForFunction(() => document.querySelectorAll('#sensor-rows tr').length > 0);
  const counts = await opened.page.evaluate(() => ['#sensor-rows tr', '.plot', '#status-rest dt', '#identity-list dt'].map((what) => document.querySelectorAll(what).length));
  assert.deepEqual([counts[0] <= 32, counts[1] <= 24, counts[2] <= 64, counts[3] <= 64], [true, true, true, true]);
  await assertAlive(opened);
});

test('a flood of tap lines freezes nothing and is kept in bounds', async () => {
  const opened = await connected();
  const { page, node } = opened;
  await page.click('#tab-tap');
  const flood = Buffer.from('!tap bus=i2c1 dir=w addr=0x44 us=1 gap-us=10 hex=FD00FD00FD00FD00\r\n'.repeat(4000));
  for (let piece = 0; piece < 25; piece++) {
    node.onData(flood);
  }
  await page.waitForFunction(() => document.getElementById('tap-count').textContent.startsWith('100000 exchanges'));
  assert.equal(await page.evaluate(() => document.querySelectorAll('#tap > div').length), 500);
  assert.match(await page.innerText('#tap-count'), /the oldest 99500 let go/);
  await assertAlive(opened);
});

test('bytes without end leave the page its turns', async () => {
  const opened = await connected();
  const { page } = opened;
  // Whoever only awaits a stream that is never empty does not come back, and the next line of this test with it.
  await page.evaluate(() => globalThis.stub.port.pourEndlessly(new TextEncoder().encode('!tap bus=i2c1 dir=r addr=0x44 us=1 gap-us=10 hex=00\r\n'.repeat(300))));
  for (let frame = 0; frame < 5; frame++) {
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
  await page.evaluate(() => globalThis.stub.port.stopPouring());
  await page.waitForFunction(() => document.getElementById('tap-count').textContent.includes('let go'));
  await assertAlive(opened);
});
