import { bundle } from '../../tsup.config.base.ts';

export default bundle(['src/index.ts', 'src/v16.ts', 'src/v201.ts', 'src/v21.ts', 'src/has2be.ts']);
