import { join, resolve } from 'node:path';
import * as z from 'zod';
import { UserError } from './errors.ts';
import { isInside } from './inside.ts';

const port = z.coerce
  .number('应为整数')
  .int('应为整数')
  .min(0, '应在 0 到 65535 之间')
  .max(65535, '应在 0 到 65535 之间');

/** Every address of the site begins at the root of its origin. */
function isOrigin(url: string): boolean {
  const { pathname, search, hash, username, password } = new URL(url);
  return /^\/*$/.test(pathname) && search + hash + username + password === '';
}

const variablesSchema = z.object({
  /** TCP port to listen on; 0 lets the system choose. */
  PORT: port.default(3000),
  /** Address to bind. */
  HOST: z.string().min(1, '不能为空').default('127.0.0.1'),
  /** Origin that readers see, without a trailing slash; canonical links, feeds and sitemaps use it. */
  SITE_URL: z
    .url({ protocol: /^https?$/, abort: true, error: '应为 http(s) 网址，例如 https://example.com' })
    .refine(isOrigin, '应为网站的根，不带路径、参数和用户名，例如 https://example.com')
    .transform((url) => new URL(url).origin)
    .optional(),
  /** Folder of site.yaml, topics.yaml and articles/. */
  CONTENT_DIR: z.string().min(1, '不能为空').default('content'),
  /** Folder of what is derived from the content: the database, smaller versions of pictures, pictures for sharing. */
  DATA_DIR: z.string().min(1, '不能为空').default('.data'),
  /** How changed files are noticed: file system events, or polling for network file systems. */
  WATCH: z.enum(['events', 'poll'], { error: '只能是 events 或 poll' }).default('events'),
  /** `1` shows drafts and scheduled articles, marked. */
  PREVIEW: z.enum(['0', '1'], { error: '只能是 0 或 1' }).default('0'),
});

const environmentSchema = variablesSchema.transform((given) => ({
  port: given.PORT,
  host: given.HOST,
  siteUrl: given.SITE_URL ?? originOf(given.HOST, given.PORT),
  /** Absolute path. */
  contentDir: resolve(given.CONTENT_DIR),
  /** Absolute path. */
  dataDir: resolve(given.DATA_DIR),
  watch: given.WATCH,
  preview: given.PREVIEW === '1',
}));

/** The settings of the process; `variablesSchema` tells what each is for. */
export type Environment = Readonly<z.infer<typeof environmentSchema>>;

/** The origin at which a server can be opened that listens there. */
export const originOf = (host: string, port: number): string =>
  `http://${host.includes(':') ? `[${host}]` : host}:${port}`;

/**
 * Reads the settings of the process.
 * @throws UserError naming every wrong variable, its value and what is allowed
 */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  // Files of settings bring blanks along at the end of a line, and those of Windows a CR.
  const given = Object.fromEntries(
    Object.entries(variables).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])),
  );
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => {
      const name = String(issue.path[0]);
      return `环境变量 ${name}=${given[name] ?? ''} 不能用：${issue.message}`;
    });
    throw new UserError(lines.join('\n'));
  }
  const { contentDir, dataDir } = parsed.data;
  const served = [join(contentDir, 'public'), join(contentDir, 'images'), 'public'];
  if (served.some((folder) => isInside(dataDir, folder)))
    throw new UserError(
      `环境变量 DATA_DIR=${given.DATA_DIR} 不能用：public/ 和 images/ 里的文件谁都能下载，数据库里有草稿。换一个文件夹`,
    );
  return parsed.data;
}
