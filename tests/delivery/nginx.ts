import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../free-port.ts';

/** The configuration for nginx in README.md that has these words in it. */
export function nginxInReadme(words: string): string {
  for (const [, block = ''] of readFileSync('README.md', 'utf8').matchAll(/```nginx\n([^`]+)```/g))
    if (block.includes(words)) return block;
  throw new Error(`README.md has no configuration for nginx with ${words}`);
}

/**
 * nginx on a free port.
 * @param folder for its own files
 * @param http what stands in `http { }`; `listen` is the address of the port
 */
export async function startNginx(
  folder: string,
  http: (listen: string) => string,
): Promise<{ url: string; nginx: ChildProcess }> {
  const address = `127.0.0.1:${await freePort()}`;
  const prefix = join(folder, 'nginx');
  mkdirSync(prefix);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${prefix}/${name};`,
  );
  writeFileSync(
    join(prefix, 'nginx.conf'),
    `daemon off; pid ${prefix}/pid; error_log stderr crit; events {}
    http { access_log off; ${temporary.join(' ')} ${http(address)} }`,
  );
  const nginx = spawn('nginx', ['-p', prefix, '-c', join(prefix, 'nginx.conf')], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const url = `http://${address}`;
  while (
    !(await fetch(url).then(
      () => true,
      () => false,
    ))
  ) {
    if (nginx.exitCode !== null) throw new Error('nginx does not accept the configuration');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { url, nginx };
}
