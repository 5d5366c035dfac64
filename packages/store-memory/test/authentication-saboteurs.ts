import { type AuthenticationChange, changedAuthentication, type Station } from '@csms/store';
import { inStations, pause, type Saboteur } from './saboteur.js';

/** Stores that break one promise about changes of how a station proves who it is. */
export const authenticationSaboteurs: readonly Saboteur[] = [
  {
    does: 'takes a password that was only sent for the one that the station has',
    sabotage: inStations((inner) => ({
      async changeAuthentication(stationId, change) {
        await inner.changeAuthentication(stationId, change);
        if (change.kind !== 'password_sent') return;
        await inner.changeAuthentication(stationId, { kind: 'password_taken', callId: change.callId });
      },
    })),
    caughtBy:
      'stations.changeAuthentication: what was sent is kept beside what is registered, until it is taken',
  },
  {
    does: 'forgets the time since which a password is replaced',
    sabotage: inStations((inner) => ({
      async find(stationId) {
        const station = await inner.find(stationId);
        const changes = station?.authenticationChanges;
        if (!changes) return station;
        const passwords = changes.passwords.map((password) => ({ ...password, replacedAt: undefined }));
        return { ...station, authenticationChanges: { ...changes, passwords } };
      },
    })),
    caughtBy: 'stations.changeAuthentication: a time that something was replaced comes back as it was',
  },
  {
    does: 'reads how a station proves who it is, waits, and changes that',
    sabotage: inStations((inner) => {
      const changed = new Map<string, Pick<Station, 'authentication' | 'authenticationChanges'>>();
      return {
        async changeAuthentication(stationId, change) {
          const known = changed.get(stationId) ?? (await inner.find(stationId));
          await pause();
          if (known) changed.set(stationId, changedAuthentication(known, change));
        },
        async find(stationId) {
          const station = await inner.find(stationId);
          return station && { ...station, ...changed.get(stationId) };
        },
      };
    }),
    caughtBy: 'stations.changeAuthentication: changes that come at once all count',
  },
  {
    does: 'registers a station of which it hears that its password changes',
    sabotage: inStations((inner) => ({
      async changeAuthentication(stationId, change) {
        await inner.registerUnknown(stationId, { securityProfile: 1, anyUsername: false });
        await inner.changeAuthentication(stationId, change);
      },
    })),
    caughtBy: 'stations.changeAuthentication: a station that is not known, or was not registered, stays so',
  },
  {
    does: 'goes on with a change after the station was registered with another password',
    sabotage: inStations((inner) => {
      const changes: AuthenticationChange[] = [];
      return {
        async changeAuthentication(stationId, change) {
          changes.push(change);
          await inner.changeAuthentication(stationId, change);
        },
        async register(stationId, registration) {
          await inner.register(stationId, registration);
          for (const change of changes) await inner.changeAuthentication(stationId, change);
        },
      };
    }),
    caughtBy:
      'stations.register: what is being changed goes on, unless the password or the profile is another one',
  },
  {
    does: 'keeps the change that it was given',
    sabotage: inStations((inner) => {
      let latest: AuthenticationChange | undefined;
      return {
        async changeAuthentication(stationId, change) {
          await inner.changeAuthentication(stationId, change);
          latest = change;
        },
        async find(stationId) {
          const station = await inner.find(stationId);
          if (!station || latest?.kind !== 'password_taken_at_boot') return station;
          const passwords = [{ passwordSha256: '', replacedAt: latest.at }];
          return { ...station, authenticationChanges: { passwords } };
        },
      };
    }),
    caughtBy: 'stations.changeAuthentication: keeps a copy of what it is given',
  },
];
