// Says in one line that Node is too old, before a test runner says it in fifty.
const version = process.versions.node.split('.').map(Number)
if (version[0] < 22 || (version[0] === 22 && version[1] < 18)) {
  console.error(`fihrist needs Node 22.18 or newer; this is ${process.version} (npm ci brings a newer one along)`)
  process.exit(2)
}
