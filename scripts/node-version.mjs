// Imported first by every script, so that an old Node ends with one clear line and not with a syntax error further on.
const wanted = [20, 19];
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < wanted[0] || (major === wanted[0] && minor < wanted[1])) {
  console.error(`Node ${wanted.join('.')} or newer is needed, this is ${process.versions.node}`);
  process.exit(1);
}
