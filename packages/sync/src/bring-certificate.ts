import type { RootCertificateUse } from '@csms/store';
import { type BringDeps, type Bringing, requestedBy } from './bring.js';
import { judge, judgeError, type Verdict } from './verdict.js';

/** Installs a certificate that a station is to trust; it is done when the station accepted it (2.0.1 M05). */
export async function bringCertificate(
  { commands }: Pick<BringDeps, 'commands'>,
  certificate: { readonly use: RootCertificateUse; readonly certificate: string },
  { station, id, signal }: Bringing,
): Promise<Verdict> {
  try {
    return judge(
      await commands.installCertificate(station.stationId, certificate, { id, signal, requestedBy }),
    );
  } catch (error) {
    return judgeError(error);
  }
}
