// The only JavaScript in src/: a Node too old for TypeScript reads it too, and is refused in one line.
var major = Number(process.versions.node.split(".")[0]);
if (major < 24) {
  console.error(
    "Lede needs Node 24 or newer, this is " +
      process.versions.node +
      ". Start it as `npm run -s lede -- …`, which brings its own Node 24 on Linux and Windows, or install Node 24 from https://nodejs.org.",
  );
  process.exitCode = 1;
} else {
  hideWarnings();
  // Condensing makes much short-lived garbage. On a machine with much memory V8 would let it pile up until the heap is
  // three times what is in use. A small nursery, and a collection whenever the heap has grown by a tenth, take a third
  // off the peak over thousands of articles and no time that can be measured (`npm run bench:scale`).
  var v8 = process.getBuiltinModule("node:v8");
  v8.setFlagsFromString("--max-semi-space-size=4");
  v8.setFlagsFromString("--semi-space-growth-factor=1");
  v8.setFlagsFromString("--heap-growing-percent=10");
  // Keeps the stripped and compiled modules between runs; without a writable cache it merely starts a little slower.
  process.getBuiltinModule("node:module").enableCompileCache();
  void import("./main.ts").then(({ main }) => main());
}

/** The first releases of Node 24 warn of two features that Lede builds on and that have not changed since. */
function hideWarnings() {
  var emitWarning = process.emitWarning.bind(process);
  process.emitWarning = function (/** @type {string | Error} */ warning) {
    if (/^(SQLite|Type Stripping) is an experimental feature/.test(String(warning))) return;
    Reflect.apply(emitWarning, null, arguments);
  };
}
