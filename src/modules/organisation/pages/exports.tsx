import { Link } from '@digdir/designsystemet-react';
import { api } from '../../../web/api.ts';
import { useText } from '../../../web/text.tsx';
import type { RegisterKind } from '../exchange/contract.ts';
import { sharedTexts } from './text.ts';

/** Where a file with one kind of row is fetched. */
export const csvHref = (kind: RegisterKind) => api.href(`/organisation-register/${kind}/register.csv`);
export const xlsxHref = () => api.href('/organisation-register/register.xlsx');

/** Links to take the rows of a table along. */
export function ExportLinks({ kind }: { kind: RegisterKind }) {
  const t = useText(sharedTexts);
  return (
    <>
      <Link href={csvHref(kind)}>{t.exportCsv}</Link>
      <Link href={xlsxHref()}>{t.exportXlsx}</Link>
    </>
  );
}
