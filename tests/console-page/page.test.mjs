// The page in Chromium, opened from disk, with a node that is a script.
import assert from 'node:assert/strict';
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { artifact, bridge, openPage, pageFolder, startBrowser } from './browser.mjs';
import { FakeNode } from './fake-node.mjs';

// A script answers at once: there is nothing to wait for.
const HASTE = 5;

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser.close());

async function connected(options) {
  const opened = await openPage(browser, { haste: HASTE, ...options });
  const node = new FakeNode();
  bridge(opened, node);
  await opened.page.click('#connect');
  await opened.page.waitForSelector('body[data-state=open]');
  return { ...opened, node, text: (selector) => opened.page.innerText(selector) };
}

// Nothing may complain, and nothing but files of the page may be asked for.
async function end({ page, faults, requests }, origin = 'file://') {
  assert.deepEqual(faults, []);
  assert.deepEqual(requests.filter((address) => !address.startsWith(origin)), []);
  await page.context().close();
}

const points = (page, quantity) => page.evaluate((name) => Number(document.querySelector(`.plot[data-quantity="${name}"]`)?.dataset.points ?? 0), quantity);

// Rows of a list of the page as an object.
const list = (page, id) => page.evaluate((name) => Object.fromEntries([...document.querySelectorAll(`#${name} dt`)].map((term) => [term.textContent, term.nextSibling?.textContent ?? ''])), id);

test('from disk, the real navigator.serial is there and nothing is asked of a network', async () => {
  const opened = await openPage(browser, { withStub: false });
  assert.equal(await opened.page.evaluate(() => typeof navigator.serial), 'object');
  assert.equal(await opened.page.isVisible('#unsupported'), false);
  assert.equal(await opened.page.isEnabled('#connect'), true);
  await end(opened);
});

test('a browser without Web Serial says so, and what to do', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(() => Object.defineProperty(navigator, 'serial', { value: undefined }));
  await page.goto(`file://${join(pageFolder, 'index.html')}`);
  assert.match(await page.innerText('#unsupported'), /no Web Serial.*Chromium/);
  assert.equal(await page.isEnabled('#connect'), false);
  await context.close();
});

test('the policy forbids the network, inline script and markup made of text', async () => {
  const { page } = await openPage(browser);
  assert.equal(await page.evaluate(() => fetch('file:///etc/hostname').then(() => 'read', () => 'refused')), 'refused');
  assert.equal(await page.evaluate(() => fetch('http://127.0.0.1:9/').then(() => 'read', () => 'refused')), 'refused');
  assert.equal(await page.evaluate(() => { try { document.body.innerHTML = '<b>x</b>'; return 'made'; } catch { return 'refused'; } }), 'refused');
  await page.context().close();
});

test('a static server serves it as well', async () => {
  const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
  const server = createServer((request, response) => {
    response.setHeader('Content-Type', types[extname(request.url)] ?? 'text/plain');
    createReadStream(join(pageFolder, request.url)).on('error', () => response.writeHead(404).end()).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${server.address().port}/`;
  try {
    const opened = await connected({ url: `${origin}index.html` });
    await end(opened, origin);
  } finally {
    server.close();
  }
});

test('identity, status, clock and sensors are what the node says', async () => {
  const opened = await connected();
  const { page, text } = opened;
  await page.waitForFunction(() => document.querySelectorAll('#sensor-rows tr[data-quantity]').length === 6 && document.querySelector('#status-list dd') !== null);
  assert.deepEqual(await page.evaluate(() => globalThis.stub.opened), [{ baudRate: 115200, dataBits: 8, stopBits: 1, parity: 'none', flowControl: 'none', bufferSize: 16384 }]);
  assert.equal(await text('#node-name'), 'room-12');
  const identity = await list(page, 'identity-list');
  assert.deepEqual([identity.Firmware, identity.Board, identity.Id, identity.Boot, identity['Last reset'], identity['Source hash']], ['chronoseal 0.6.0', 'ESP32_REV3', '24D7EBFFFE01A2B3', '7', 'PowerOn', 'a3f1a3f1a3f1a3f1…']);
  assert.equal(await text('#node-state'), 'Running');
  assert.match((await list(page, 'status-list')).Uplink, /Waiting \(BadCredentials\)/);
  assert.equal(await text('#status-remedy'), 'Uplink: check broker-user and broker-password');
  assert.equal(await text('#clock-state'), 'Locked');
  const edges = await list(page, 'clock-edges');
  assert.deepEqual([edges['rejected, too-soon'], edges['rejected, late'], edges['rejected, early']], ['1', '3', '0']);
  assert.deepEqual(await list(page, 'clock-allan'), { '1 s': '210\u202f000 ppt', '10 s': '24\u202f000 ppt', '100 s': '3100 ppt' });
  assert.match(await text('[data-sensor=hcho]'), /SFA30 no\. 00231.*calibration due 2026-03-10, in 8 days/s);
  assert.match(await text('[data-sensor=particles]'), /calibration overdue since 2026-01-20/);
  assert.match(await text('[data-sensor=toc]'), /no date of calibration/);
  assert.match(await text('tr[data-quantity=toc]'), /instrument warns, service due/);
  await end(opened);
});

test('a failed read has no value, is a gap in its plot, and a slow instrument\'s record counts once', async () => {
  const opened = await connected();
  const { page } = opened;
  // The fake node's ninth round fails.
  await page.waitForFunction(() => document.querySelector('tr[data-quantity=temp]')?.innerText.includes('Nack'), null, { polling: 100 });
  assert.match(await page.innerText('tr[data-quantity=temp]'), /none\s+11:58:09\.008700\s+Nack/);
  await page.waitForFunction(() => Number(document.querySelector('.plot[data-quantity=temp]').dataset.points) >= 11);
  const drawn = await page.evaluate(() => ['.line', '.failures'].map((part) => document.querySelector(`.plot[data-quantity=temp] ${part}`).getAttribute('d').match(/M/g).length));
  assert.deepEqual(drawn, [2, 1]);
  assert.match(await page.getAttribute('.plot[data-quantity=temp] svg', 'aria-label'), /1 without value/);
  assert.ok(await points(page, 'toc') <= 2);
  const grown = await points(page, 'clock');
  await page.waitForFunction((before) => Number(document.querySelector('.plot[data-quantity=clock]').dataset.points) > before, grown);
  await end(opened);
});

test('a command shows the raw exchange; a wrong one its cause and remedy; secrets are not taken', async () => {
  const opened = await connected();
  const { page, node, text } = opened;
  const send = async (command) => {
    await page.fill('#command', command);
    await page.press('#command', 'Enter');
  };
  await send('stauts');
  await page.waitForSelector('#exchange .error');
  assert.match(await text('#exchange'), /> @\w+ stauts\n< @\w+ err UnknownVerb .*\nUnknownVerb: there is no verb "stauts"\n\s*type help for all of them/);
  await send('config set broker-password hunter2');
  await page.waitForFunction(() => document.querySelectorAll('#exchange .error').length === 2);
  assert.ok(!node.lines.some((line) => line.includes('hunter2')));
  assert.ok(!(await page.innerText('body')).includes('hunter2'));
  await page.focus('#command');
  await page.keyboard.press('ArrowUp');
  assert.equal(await page.inputValue('#command'), 'stauts');
  assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('#verbs option')].map((option) => option.value)), ['info', 'status']);
  await end(opened);
});

test('the tap shows direction, gap and bytes, and the keyboard alone gets there', async () => {
  const opened = await connected();
  const { page, node, text } = opened;
  await page.focus('#tab-commands');
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction(() => document.getElementById('tap-bus').value === 'i2c1');
  await page.focus('#tap-bus');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelectorAll('#tap > div').length === 4);
  assert.equal(await text('#tap'), 'i2c1 +995\u202f000 µs w → 0x44 FD\ni2c1 +8600 µs r ← 0x44 6A 1C 92 7E 3B 44\nbus i2c1, 3 transfers were too many for the node\'s line\nbus i2c1, end time');
  assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('#buses option')].map((option) => option.value)), ['i2c1', 'rs485']);
  await page.click('#tap-stop');
  await page.waitForFunction(() => document.getElementById('tap-state').textContent === 'stopped');
  assert.ok(node.lines.some((line) => line.endsWith(' tap i2c1 60')) && node.lines.some((line) => line.endsWith(' tap off')));
  await page.screenshot({ path: artifact('tap.png') });
  await page.click('#tab-configuration');
  await page.waitForFunction(() => document.querySelectorAll('#configuration-rows tr').length === 3);
  await page.fill('#configuration-filter', 'period');
  await page.waitForFunction(() => document.querySelectorAll('#configuration-rows tr').length === 1);
  assert.match(await text('#configuration-rows'), /period-ms\s+1000 ms\s+default/);
  await end(opened);
});

test('a lost port is told with the reason, and what is shown is marked as of then', async () => {
  const opened = await connected();
  const { page, text } = opened;
  await page.evaluate(() => globalThis.stub.port.lose());
  await page.waitForSelector('body[data-state=closed]');
  await page.waitForFunction(() => document.getElementById('link-reason').textContent.includes('What is shown is of'));
  assert.equal(await text('#link-state'), 'lost');
  assert.match(await text('#link-reason'), /unplugged.*plug it in and connect again/);
  await page.click('#connect');
  await page.waitForSelector('body[data-state=open]');
  await end(opened);
});

test('line errors are counted and survived', async () => {
  const opened = await connected();
  const { page, node } = opened;
  for (const name of ['FramingError', 'BreakError', 'BufferOverrunError', 'ParityError']) {
    await page.evaluate((error) => globalThis.stub.port.disturb(error), name);
    const asked = node.lines.length;
    await page.waitForFunction(() => document.getElementById('link-reason').textContent.includes('line errors'));
    while (node.lines.length < asked + 2) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  assert.match(await page.innerText('#link-reason'), /4 line errors/);
  assert.equal(await page.getAttribute('body', 'data-state'), 'open');
  await end(opened);
});

test('a node that stops answering is told, and found again when it is back', async () => {
  const opened = await connected();
  const { page, node, text } = opened;
  node.override = () => null;
  await page.waitForSelector('body[data-state=silent]');
  assert.match(await text('#link-reason'), /stopped answering/);
  node.override = () => undefined;
  await page.waitForSelector('body[data-state=open]');
  await end(opened);
});

test('disconnecting closes the port and ends what waits, and a port that cannot be opened says why', async () => {
  const opened = await connected();
  const { page, node, text } = opened;
  node.override = (words) => (words[0] === 'selftest' ? null : undefined);
  await page.fill('#command', 'selftest');
  await page.press('#command', 'Enter');
  await page.waitForFunction(() => document.querySelector('#exchange .out') !== null);
  await page.click('#connect');
  await page.waitForSelector('body[data-state=closed]');
  assert.equal(await page.evaluate(() => globalThis.stub.closed), 1);
  await page.waitForSelector('#exchange .error');
  assert.match(await text('#exchange .error'), /^PortClosed: /);
  await page.evaluate(() => { globalThis.stub.refusal = 'NetworkError'; });
  await page.click('#connect');
  await page.waitForFunction(() => document.getElementById('link-reason').textContent.includes('another program'));
  assert.match(await text('#link-reason'), /Failed to open serial port\.; another program may hold the port/);
  await end(opened);
});

test('a node without UTC is plotted by this computer\'s clock, which is said', async () => {
  const opened = await openPage(browser, { haste: HASTE });
  const node = new FakeNode();
  node.override = (words, id) => {
    const answers = { time: 'state=Unsynchronised edges-accepted=0', sensors: `name=climate state=Ok temp="21.3${node.lines.length % 10} Cel" us=${node.lines.length}` };
    return answers[words[0]] === undefined ? undefined : `@${id} ok Ok ${answers[words[0]]}`;
  };
  bridge(opened, node);
  await opened.page.click('#connect');
  await opened.page.waitForFunction(() => Number(document.querySelector('.plot[data-quantity=temp]')?.dataset.points) > 1);
  assert.match(await opened.page.innerText('#plots-base'), /this computer/);
  assert.equal(await opened.page.innerText('#clock-utc'), 'no UTC');
  assert.equal(await opened.page.innerText('#clock-u95'), 'unknown');
  await end(opened);
});

// Relative luminance and contrast as WCAG 2 defines them.
function contrast(one, other) {
  const luminance = (colour) => colour.match(/\w\w/g).map((part) => parseInt(part, 16) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const LEGIBLE = 4.5;
const TEXT_ON = [
  ['text', 'card'], ['text', 'ground'], ['text', 'idle-ground'], ['quiet', 'card'], ['quiet', 'ground'], ['quiet', 'idle-ground'], ['accent-text', 'accent'], ['accent', 'ground'],
  ['good', 'card'], ['good', 'good-ground'], ['watch', 'card'], ['watch', 'watch-ground'], ['bad', 'card'], ['bad', 'ground'], ['bad', 'bad-ground'], ['series-0', 'ground'], ['series-1', 'ground'],
];

test('it fits a technician\'s screen and is legible, in light and dark', async () => {
  for (const colorScheme of ['light', 'dark']) {
    const opened = await connected({ colorScheme });
    await opened.page.waitForFunction(() => Number(document.querySelector('.plot[data-quantity=temp]')?.dataset.points) > 3);
    await opened.page.screenshot({ path: artifact(`fake-node-${colorScheme}.png`) });
    const overflow = await opened.page.evaluate(() => [document.documentElement.scrollWidth - innerWidth, document.documentElement.scrollHeight - innerHeight]);
    assert.deepEqual(overflow.map((excess) => excess <= 0), [true, true]);
    const colours = await opened.page.evaluate((names) => names.map((name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim()), TEXT_ON.flat());
    TEXT_ON.forEach(([text, ground], index) => {
      const ratio = contrast(colours[2 * index], colours[2 * index + 1]);
      assert.ok(ratio >= LEGIBLE, `${colorScheme}: ${text} on ${ground} has a contrast of ${ratio.toFixed(2)}`);
    });
    await end(opened);
  }
});
