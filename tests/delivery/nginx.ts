import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../free-port.ts';

/** nginx with the configuration that an export has, on a free port. */
export async function startNginx({
  folder,
  out,
  search = '',
}: {
  folder: string;
  out: string;
  /** Directives that README has for search. */
  search?: string;
}): Promise<{ url: string; nginx: ChildProcess }> {
  const port = await freePort();
  const prefix = join(folder, 'nginx');
  mkdirSync(prefix);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${prefix}/${name};`,
  );
  writeFileSync(
    join(prefix, 'nginx.conf'),
    `daemon off; pid ${prefix}/pid; error_log stderr crit; events {}
    http { access_log off; ${temporary.join(' ')}
      server { listen 127.0.0.1:${port}; root ${out}; ${search} include ${out}/_nginx.conf; } }`,
  );
  const nginx = spawn('nginx', ['-p', prefix, '-c', join(prefix, 'nginx.conf')], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
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
