// A node of the plant, with its console on a socket: what `chronoseal simulate --console` starts.
import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { repository } from './browser.mjs';

const ANNOUNCEMENT = /^console: tcp:\/\/127\.0\.0\.1:(\d+) \(node (\S+)\)/;
// Ten seconds of the node in one of ours: the clock locks while the page opens.
const SPEED = '10';

/**
 * Starts it. run.sh has built the command.
 * @returns {Promise<{name: string, lines: string[], write, onData, stop: () => Promise<void>, gone: Promise<void>}>} a node for `bridge`; `lines` is what it said
 */
export async function startPlant() {
  const project = join(repository, 'tools', 'Chronoseal.Cli');
  // A group of its own: `dotnet run` is the parent of what runs.
  const process_ = spawn('dotnet', ['run', '--no-build', '--project', project, '--', 'simulate', '--console', '--duration', '10m', '--speed', SPEED], { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise((resolve) => process_.once('exit', resolve));
  const { port, name } = await announcement(process_);
  const socket = connect(Number(port), '127.0.0.1');
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  const node = {
    name,
    lines: [],
    onData: () => {},
    write: (bytes) => socket.write(bytes),
    gone: new Promise((resolve) => socket.once('close', resolve)),
    stop: async () => {
      socket.destroy();
      try {
        process.kill(-process_.pid, 'SIGTERM');
      } catch {
        // It has ended already.
      }
      await ended;
    },
  };
  socket.on('error', () => {});
  let rest = '';
  socket.on('data', (bytes) => {
    const pieces = (rest + bytes.toString('latin1')).split(/\r?\n/);
    rest = pieces.pop();
    node.lines.push(...pieces);
    node.onData(bytes);
  });
  return node;
}

function announcement(started) {
  return new Promise((resolve, reject) => {
    const said = [];
    for (const stream of [started.stdout, started.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        const match = ANNOUNCEMENT.exec(line);
        if (match !== null) {
          resolve({ port: match[1], name: match[2] });
        } else if (said.length < 20) {
          said.push(line);
        }
      });
    }
    started.once('exit', (code) => reject(new Error(`chronoseal simulate --console ended with ${code} before it named its console:\n${said.join('\n')}`)));
  });
}
