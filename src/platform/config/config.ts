import { z } from 'zod';
import type { OidcSettings } from '../identity/oidc.ts';

const Environment = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  SAMLAD_DATA: z.string().default('.data'),
  SAMLAD_HOST: z.string().default('127.0.0.1'),
  SAMLAD_PORT: z.coerce.number().int().min(0).max(65535).default(4800),
  SAMLAD_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  SAMLAD_MUNICIPALITY: z.string().optional(),
  SAMLAD_REPORT_COLOUR: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i)
    .default('#12606b'),
  SAMLAD_FILE_SCANNER: z.string().optional(),
  SAMLAD_THEME_CSS: z.string().optional(),
  SAMLAD_SESSION_HOURS: z.coerce.number().int().min(1).max(24).default(10),
  SAMLAD_IDLE_MINUTES: z.coerce.number().int().min(5).max(480).default(60),
  SAMLAD_METRICS_TOKEN: z.string().min(16).optional(),
  SAMLAD_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  SAMLAD_MAIL_FROM: z.email().optional(),
  SAMLAD_SMTP_HOST: z.string().optional(),
  SAMLAD_SMTP_PORT: z.coerce.number().int().min(1).max(65535).optional(),
  SAMLAD_SMTP_TLS: z.enum(['starttls', 'implicit', 'none']).default('starttls'),
  SAMLAD_SMTP_USER: z.string().optional(),
  SAMLAD_SMTP_PASSWORD: z.string().optional(),
  SAMLAD_SMTP_PASSWORD_FILE: z.string().optional(),
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_TRUST_EMAIL: z.stringbool().default(false),
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

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/** Over the network everything is encrypted; on this computer alone it need not be. */
const isSecure = (address: string) => {
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || LOOPBACK.includes(hostname);
};

/**
 * What `serve` cannot do without.
 * @throws Error with a Swedish text that names every setting that is missing or unsafe
 */
export function readServeSettings(environment: Environment): { oidc: OidcSettings } {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, SAMLAD_PUBLIC_URL: publicUrl } = environment;
  const lines: string[] = [];
  if (!issuer) lines.push('OIDC_ISSUER: adressen till kommunens identitetsleverantör saknas.');
  else if (!isSecure(issuer)) lines.push('OIDC_ISSUER: adressen ska börja med https://.');
  if (!clientId) lines.push('OIDC_CLIENT_ID: namnet som Samlad har hos identitetsleverantören saknas.');
  if (!publicUrl) lines.push('SAMLAD_PUBLIC_URL: adressen som användarna når Samlad på saknas.');
  else if (!isSecure(publicUrl)) lines.push('SAMLAD_PUBLIC_URL: adressen ska börja med https://.');
  if (!issuer || !clientId || !publicUrl || lines.length > 0) {
    throw new Error(
      `Samlad startar inte utan säker inloggning. Rätta inställningarna i miljön:\n${lines.map((line) => `  ${line}`).join('\n')}\n` +
        'Vill du bara prova? Kör samlad demo.',
    );
  }
  return {
    oidc: {
      issuer,
      clientId,
      clientSecret: environment.OIDC_CLIENT_SECRET,
      publicUrl: new URL(publicUrl).origin,
      trustEmail: environment.OIDC_TRUST_EMAIL,
    },
  };
}
