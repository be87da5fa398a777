#!/usr/bin/env node
// Starts the program that the package for this system brought along.
const { spawnSync } = require("node:child_process");

const name = `phonetree-${process.platform}-${process.arch}`;
let program;
try {
  program = require.resolve(`${name}/bin/phonetree`);
} catch {
  console.error(`phonetree: there is no package ${name}. See "Installing" in its documentation for other ways.`);
  process.exit(2);
}
const ended = spawnSync(program, process.argv.slice(2), { stdio: "inherit" });
if (ended.error) {
  console.error(`phonetree: ${ended.error.message}`);
  process.exit(2);
}
// Who was ended by a signal ends so.
if (ended.signal) process.kill(process.pid, ended.signal);
process.exit(ended.status);
