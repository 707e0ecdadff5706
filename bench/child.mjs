import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/**
 * A process of its own, so that what it does is not taken for the suite's. The other side sends one message when it is
 * ready, and ends when this side lets go of it.
 * @template T
 * @param {string} name of a script in `processes/`
 * @param {readonly string[]} [words]
 * @returns {Promise<{ ready: T, ask(question: string): Promise<unknown>, end(): Promise<void> }>}
 */
export async function child(name, words = []) {
  const script = fileURLToPath(new URL(`./processes/${name}.mjs`, import.meta.url));
  const process = fork(script, words, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const ended = once(process, 'exit');
  /** @returns {Promise<any>} */
  const message = () =>
    Promise.race([
      once(process, 'message').then(([message]) => message),
      ended.then(([status]) => {
        throw new Error(`${name} ended with the status ${status}`);
      }),
    ]);
  return {
    ready: await message(),
    ask(question) {
      const answer = message();
      process.send(question);
      return answer;
    },
    async end() {
      if (process.connected) process.disconnect();
      await ended;
    },
  };
}
