/** The table of a version's actions as TypeScript: who sends each one, and in what kind of frame. */
export function actionTable({ actions }) {
  const lines = Object.entries(actions).map(
    ([action, { sender, kind, block }]) =>
      `  ${action}: { sender: '${sender}', kind: '${kind}', block: '${block}' },`,
  );
  return `/** Who sends each action, in what kind of frame, and where the standard puts it. */
export const actions = {\n${lines.join('\n')}\n} as const;\n`;
}
