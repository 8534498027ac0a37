// Chromium with the page in it, and a wire to the page's port.
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
// Where many share a machine everything takes its time.
const PATIENCE_MS = 90_000;
const BROWSER = process.env.CHROMIUM ?? '/usr/bin/chromium';

export const pageFolder = join(root, 'tools', 'console-page');
export const repository = root;

/** Where pictures go. */
export function artifact(name) {
  const folder = join(process.env.ArtifactsPath ?? join(root, 'artifacts'), 'console-page');
  mkdirSync(folder, { recursive: true });
  return join(folder, name);
}

export function startBrowser() {
  if (!existsSync(BROWSER)) {
    throw new Error(`there is no ${BROWSER}; install it (apt-get install chromium) or name it in CHROMIUM`);
  }
  // Chromium's sandbox refuses to run as root, which is what a container is.
  return chromium.launch({ executablePath: BROWSER, chromiumSandbox: process.getuid() !== 0 });
}

/**
 * Opens the page. What it must never do is gathered: `faults` has console errors and uncaught errors, `requests` every address it asked for.
 * Its waits take a `haste`-th of their time.
 * @returns {Promise<{page, faults: string[], requests: string[], feed: (bytes: Buffer) => Promise<void>, onWrite: (listener: (bytes: Buffer) => void) => void}>}
 */
export async function openPage(browser, { url = pathToFileURL(join(pageFolder, 'index.html')).href, colorScheme = 'light', withStub = true, haste = 1 } = {}) {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, colorScheme });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const faults = [];
  const requests = [];
  let take = () => {};
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('request', (request) => requests.push(request.url()));
  page.on('dialog', (dialog) => {
    faults.push(`a dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  await page.addInitScript((factor) => {
    const wait = globalThis.setTimeout;
    globalThis.setTimeout = (act, milliseconds) => wait(act, milliseconds / factor);
  }, haste);
  if (withStub) {
    await page.exposeFunction('stubWrite', (bytes) => take(Buffer.from(bytes)));
    await page.addInitScript({ path: join(here, 'stub-serial.js') });
  }
  await page.goto(url);
  return {
    page,
    faults,
    requests,
    feed: (bytes) => page.evaluate((text) => globalThis.stub.feed(text), Buffer.from(bytes).toString('base64')),
    onWrite: (listener) => { take = listener; },
  };
}

/** Joins the page's port with a node: an object with `write(bytes)` that calls `onData(bytes)`. Order is kept, and pieces that wait are sent as one. */
export function bridge(opened, node) {
  let waiting = [];
  let isSending = false;
  const pump = async () => {
    isSending = true;
    while (waiting.length > 0) {
      const bytes = Buffer.concat(waiting);
      waiting = [];
      await opened.feed(bytes).catch(() => {});
    }
    isSending = false;
  };
  node.onData = (bytes) => {
    waiting.push(bytes);
    if (!isSending) {
      pump();
    }
  };
  opened.onWrite((bytes) => node.write(bytes));
}
