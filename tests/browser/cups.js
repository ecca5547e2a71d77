// A print server of its own, whose one printer takes everything and prints nothing.

import { execFileSync, spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { until } from "./desk.js";

/** Starts it; programs that are started afterwards print there. */
export async function openPrintServer(queue) {
  const folder = mkdtempSync(join(tmpdir(), "cups-"));
  // The part that talks to the printer runs as another user.
  chmodSync(folder, 0o755);
  const at = (name) => join(folder, name);
  for (const name of ["spool/tmp", "cache", "state", "root/ppd"]) {
    mkdirSync(at(name), { recursive: true });
  }
  writeFileSync(
    at("cupsd.conf"),
    `Listen ${at("sock")}\nBrowsing Off\nDefaultAuthType None\n` +
      "<Location />\nOrder allow,deny\nAllow all\n</Location>\n" +
      "<Policy default>\n<Limit All>\nOrder deny,allow\n</Limit>\n</Policy>\n",
  );
  writeFileSync(
    at("files.conf"),
    `AccessLog ${at("access")}\nErrorLog ${at("errors")}\nPageLog ${at("pages")}\n` +
      `ServerRoot ${at("root")}\nRequestRoot ${at("spool")}\nTempDir ${at("spool/tmp")}\n` +
      `CacheDir ${at("cache")}\nStateDir ${at("state")}\n`,
  );
  const server = spawn(
    "/usr/sbin/cupsd",
    ["-f", "-c", at("cupsd.conf"), "-s", at("files.conf")],
    { stdio: "ignore" },
  );
  const jobs = [];
  const printer = createServer((socket) => {
    const pieces = [];
    socket.on("data", (piece) => pieces.push(piece));
    socket.on("end", () => {
      jobs.push(Buffer.concat(pieces));
      socket.end();
    });
  });
  await new Promise((resolve) => printer.listen(0, "127.0.0.1", resolve));
  process.env.CUPS_SERVER = at("sock");
  // The socket is there before anybody answers on it.
  await until(() =>
    spawnSync("lpstat", ["-r"], { encoding: "utf8" }).stdout.includes("scheduler is running"),
  );
  const device = `socket://127.0.0.1:${printer.address().port}/?waiteof=false`;
  execFileSync("lpadmin", ["-p", queue, "-E", "-v", device, "-m", "raw"], { stdio: "ignore" });
  return {
    /** The files that came to the printer. */
    jobs,
    async close() {
      const ended = new Promise((resolve) => server.once("exit", resolve));
      server.kill("SIGTERM");
      await ended;
      printer.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
