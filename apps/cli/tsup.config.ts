import { bundle } from '../../tsup.config.base.ts';

export default bundle(['src/main.ts']);
