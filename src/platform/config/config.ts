import { z } from 'zod';

const Environment = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  SAMLAD_DATA: z.string().default('.data'),
  SAMLAD_HOST: z.string().default('127.0.0.1'),
  SAMLAD_PORT: z.coerce.number().int().min(0).max(65535).default(4800),
  SAMLAD_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  SAMLAD_MUNICIPALITY: z.string().optional(),
  SAMLAD_THEME_CSS: z.string().optional(),
  SAMLAD_SESSION_HOURS: z.coerce.number().min(1).max(24).default(10),
  SAMLAD_IDLE_MINUTES: z.coerce.number().min(5).max(480).default(60),
  SAMLAD_METRICS_TOKEN: z.string().min(16).optional(),
  SAMLAD_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  OIDC_ISSUER: z.url().optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
});
export type Environment = z.infer<typeof Environment>;

/**
 * Settings from the environment.
 * @throws Error with a Swedish text that names every setting that is wrong
 */
export function readEnvironment(env: Record<string, string | undefined>): Environment {
  const named = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const result = Environment.safeParse(named, { error: z.locales.sv().localeError });
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`Inställningarna i miljön behöver rättas:\n${lines.join('\n')}`);
}
