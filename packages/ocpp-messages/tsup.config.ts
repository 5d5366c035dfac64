import { bundle } from '../../tsup.config.base.ts';

/** One file of dist for each of src, so that importing a version loads nothing of another. */
export default bundle(
  ['src/*.ts', 'src/gen/*/actions.ts', 'src/gen/*/shapes.ts', 'src/gen/*/validators.js', '!src/*.test.ts'],
  {
    bundle: false,
    // The validators are generated in their final form.
    loader: { '.js': 'copy' },
  },
);
