import { ocpp16 } from '@csms/ocpp-messages/1.6';
import { describeReplays } from '@csms/test-handlers';
import { aCsms } from '../test/csms.js';
import { someCertificates } from '../test/plug-and-charge.js';
import { aStoreForStory, story } from '../test/story.js';

describeReplays({
  protocol: ocpp16,
  story,
  async twoManagers() {
    const store = await aStoreForStory();
    const { certificates } = someCertificates();
    return [aCsms({ store, certificates }), aCsms({ store, certificates })];
  },
});
