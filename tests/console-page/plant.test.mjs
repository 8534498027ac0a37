// The page in Chromium with a node of the plant: the whole firmware, over a bridge in place of a cable.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { artifact, bridge, openPage, startBrowser } from './browser.mjs';
import { startPlant } from './plant.mjs';

const UNITS = { Cel: '°C', 'ug/m3': 'µg/m³' };

let browser;
let node;
let opened;
before(async () => {
  [browser, node] = await Promise.all([startBrowser(), startPlant()]);
  opened = await openPage(browser);
  bridge(opened, node);
  await opened.page.click('#connect');
  await opened.page.waitForSelector('body[data-state=open]');
});
after(async () => {
  await Promise.all([browser?.close(), node?.stop()]);
});

const settled = (check, argument) => opened.page.waitForFunction(check, argument);

// The newest values that the node itself gave, read by rules of this test's own: sensor fields are known, values have units or are a word.
function valuesSaid() {
  const line = node.lines.findLast((said) => /^@\w+ ok Ok name=climate /.test(said));
  return [...line.matchAll(/ ([a-z0-9-]+)="(-?[\d.]+) (\S+)"(?= )/g)].map(([, name, value, unit]) => `${name} ${value} ${UNITS[unit] ?? unit}`);
}

const valuesShown = () => opened.page.evaluate(() => [...document.querySelectorAll('#sensor-rows tr[data-quantity]')].map((row) => `${row.dataset.quantity} ${row.cells[1].textContent} ${row.cells[2].textContent}`));

test('the page says which node it is, and that its clock is locked', async () => {
  await settled(() => document.getElementById('clock-state').textContent === 'Locked');
  assert.equal(await opened.page.innerText('#node-name'), node.name);
  assert.equal(await opened.page.innerText('#node-state'), 'Running');
  const [u95, bound] = await Promise.all(['#clock-u95', '#clock-bound'].map((figure) => opened.page.innerText(figure)));
  assert.match(`${u95} ${bound}`, /^\d+ µs \d+ µs$/);
});

test('the table shows the values that the node gave', async () => {
  await settled(() => document.querySelectorAll('#sensor-rows tr[data-sensor]').length === 4 && document.querySelector('tr[data-quantity=toc]') !== null);
  // Between the node's answer and the next frame of the screen they differ for a moment.
  for (;;) {
    const [said, shown] = [valuesSaid(), await valuesShown()];
    if (said.join() === shown.join() && said.length >= 6) {
      break;
    }
    await opened.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
  // What was measured before the clock was locked has no UTC, and is followed by what has.
  await settled(() => [...document.querySelectorAll('#sensor-rows tr[data-quantity]')].every((row) => /^\d\d:\d\d:\d\d\.\d{6}$/.test(row.cells[4].textContent)));
});

test('plots have points, and grow', async () => {
  await settled(() => ['clock', 'temp', 'hcho'].every((name) => Number(document.querySelector(`.plot[data-quantity=${name}]`)?.dataset.points) >= 3));
  const before = await opened.page.getAttribute('.plot[data-quantity=temp]', 'data-points');
  await settled((count) => Number(document.querySelector('.plot[data-quantity=temp]').dataset.points) > Number(count), before);
  assert.match(await opened.page.getAttribute('.plot[data-quantity=temp] .line', 'd'), /^M[\d.]+ [\d.]+L/);
});

test('a wrong command shows its error and what to do', async () => {
  await opened.page.fill('#command', 'stauts');
  await opened.page.press('#command', 'Enter');
  await settled(() => document.querySelector('#exchange .error') !== null && document.querySelector('#exchange .hint') !== null);
  assert.match(await opened.page.innerText('#exchange .error'), /^UnknownVerb: /);
  assert.match(await opened.page.innerText('#exchange .hint'), /help|status/);
});

test('the tap shows what passes on the I2C bus, with gaps', async () => {
  await opened.page.click('#tab-tap');
  await settled(() => document.querySelectorAll('#buses option').length > 0);
  const buses = await opened.page.evaluate(() => [...document.querySelectorAll('#buses option')].map((option) => option.value));
  await opened.page.fill('#tap-bus', buses.find((bus) => bus.startsWith('i2c')));
  await opened.page.press('#tap-bus', 'Enter');
  await settled(() => document.querySelectorAll('#tap .write').length >= 3 && document.querySelectorAll('#tap .read').length >= 3);
  const lines = (await opened.page.innerText('#tap')).split('\n');
  assert.ok(lines.some((line) => /^i2c\S* \+[\d\u202f]+ µs w → 0x44 FD$/.test(line)), lines.slice(0, 10).join('\n'));
  assert.ok(lines.some((line) => /^i2c\S* \+[\d\u202f]+ µs r ← 0x44( [0-9A-F]{2}){6}$/.test(line)), lines.slice(0, 10).join('\n'));
  await opened.page.screenshot({ path: artifact('plant-tap.png') });
  await opened.page.click('#tap-stop');
});

test('the configuration can be looked at', async () => {
  await opened.page.click('#tab-configuration');
  await settled(() => document.querySelectorAll('#configuration-rows tr').length > 10);
  await opened.page.screenshot({ path: artifact('plant-configuration.png') });
  await opened.page.click('#tab-commands');
  await opened.page.screenshot({ path: artifact('plant.png') });
});

test('a node that goes away is told of, nothing complained, and no network was asked', async () => {
  await node.stop();
  await node.gone;
  await opened.page.evaluate(() => globalThis.stub.port.lose());
  await opened.page.waitForSelector('body[data-state=closed]');
  await settled(() => document.getElementById('link-state').textContent === 'lost');
  assert.match(await opened.page.innerText('#link-reason'), /plug it in and connect again/);
  assert.deepEqual(opened.faults, []);
  assert.deepEqual(opened.requests.filter((address) => !address.startsWith('file://')), []);
});
