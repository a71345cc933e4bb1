/** Catalogs on the command line: the IBM Cloud pack, files of one's own, counts and differences. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { suite, test } from "node:test";
import { file, good, root, run } from "./run.mjs";

const shop = { action: "my-shop.order.create", title: "Place an order", operation: "create" };
const own = file("shop.json", JSON.stringify({ actions: [shop] }));
const event = (action) => `${JSON.stringify({ ...JSON.parse(good), action })}\n`;

suite("the IBM Cloud pack", () => {
  test("is there, and is not if it is not wanted", async () => {
    const { status, stdout } = await run(["describe", "kms.secrets.rotate"]);
    assert.equal(status, 0);
    assert.match(stdout, /Key Protect: rotate a key\n/);
    assert.match(stdout, /does +update \(derived from the name\)\n/);
    assert.match(stdout, /source +IBM Cloud documentation, key-protect:at-events.md\n/);
    assert.equal((await run(["describe", "--no-ibm-cloud", "kms.secrets.rotate"])).status, 1);
    const deprecated = await run(["describe", "is.instance.network-interface_floating-ip.attach"]);
    assert.match(
      deprecated.stdout,
      /use is\.floating-ip\.floating-ip\.attach or\s+is\.instance\.network-interface\.attach/,
    );
  });

  test("is known to check, on every thread", async () => {
    const input = event("kms.secrets.rotat");
    assert.match((await run(["check", "-"], { input })).stdout, /did you mean `kms\.secrets\.rotate`/);
    const without = await run(["check", "--no-ibm-cloud", "--report", "info", "-"], { input });
    assert.match(without.stdout, /no actions of the service `kms`/);
    const config = file("config.json", JSON.stringify({ ibmCloud: false, report: "info" }));
    assert.equal(
      (await run(["check", "--config", config, "--quiet", "--format", "json", "-"], { input })).stdout.includes(
        "did you mean",
      ),
      false,
    );
    // Large enough for a second thread, which must know what this one does.
    const lines = event("kms.secrets.rotate") + event("my-shop.order.create");
    const large = file("large.ndjson", lines.repeat(Math.ceil((9 << 20) / lines.length)));
    const counted = async (args) => {
      const { stdout } = await run(["check", "--jobs", "2", "--report", "info", "--format", "ndjson", ...args, large]);
      return stdout.split("\n").filter((line) => line.includes("action/unknown")).length;
    };
    assert.equal(await counted(["--catalog", own]), 0);
    assert.ok((await counted([])) > 1_000);
  });
});

suite("a catalog of one's own", () => {
  test("is read from a file", async () => {
    const { status, stdout } = await run(["describe", "--catalog", own, "my-shop.order.create"]);
    assert.equal(status, 0);
    assert.match(stdout, /Place an order/);
  });

  test("is refused with the file, the place and the reason", async () => {
    for (const [name, text, message] of [
      ["none.json", undefined, /none\.json: there is no such file/],
      ["bad.json", "{", /bad\.json: the catalog is not JSON/],
      [
        "twice.json",
        JSON.stringify([shop, shop]),
        /twice\.json: actions\[1\] `my-shop\.order\.create`: .* already defined/,
      ],
      ["built-in.json", JSON.stringify([{ ...shop, action: "pm-20.training.delete" }]), /the name is built in/],
      ["operation.json", JSON.stringify([{ ...shop, operation: "creat" }]), /did you mean `create`/],
      ["huge.json", " ".repeat((1 << 25) + 1), /it has 33554433 bytes; a catalog may have 33554432/],
    ]) {
      const path = text === undefined ? name : file(name, text);
      const { status, stdout, stderr } = await run(["actions", "--catalog", path]);
      assert.deepEqual([status, stdout], [2, ""], stderr);
      assert.match(stderr, message);
    }
  });

  test("has a schema", async () => {
    const { stdout } = await run(["schema", "catalog"]);
    assert.equal(stdout, readFileSync(join(root, "pkg/dist/catalog.schema.json"), "utf8"));
  });
});

suite("actions", () => {
  test("--count tells what there is, and README.md says the same", async () => {
    const { described, listed, all } = JSON.parse((await run(["actions", "--count", "--format", "json"])).stdout);
    assert.equal(described.actions + listed.actions, all.actions);
    const { stdout } = await run(["actions", "--count"]);
    assert.match(stdout, new RegExp(`^described +${described.actions} actions`, "m"));
    assert.ok(readFileSync(join(root, "README.md"), "utf8").includes(stdout.trim()), `README.md is stale:\n${stdout}`);
    assert.equal((await run(["actions", "--count", "key"])).status, 2);
  });

  test("--diff tells what has changed since an old catalog", async () => {
    for (const name of ["catalog.json", "ibm-cloud.json"]) {
      const { status, stdout, stderr } = await run(["actions", "--diff", join(root, "pkg/dist", name)]);
      assert.deepEqual([status, stdout], [0, ""], stderr);
    }
    const old = JSON.parse(readFileSync(join(root, "pkg/dist/catalog.json"), "utf8"));
    old.actions.shift();
    old.actions[0].description = "Something else.";
    old.actions.push({ ...old.actions[0], action: "no.longer.there", description: "Gone." });
    const path = file("old.json", JSON.stringify(old));
    const { status, stdout } = await run(["actions", "--diff", path]);
    assert.equal(status, 1);
    assert.match(stdout, /added \(1\)\n.*\nremoved \(1\)\n {2}no\.longer\.there\nchanged \(1\)\n/);
    assert.match(stdout, /description: Something else\. →/);
    const found = JSON.parse((await run(["actions", "--diff", path, "--format", "json"])).stdout);
    assert.deepEqual(found.removed, ["no.longer.there"]);
    assert.match((await run(["actions", "--diff", file("no.json", "7")])).stderr, /no\.json: /);
    assert.equal((await run(["actions", "--diff", "absent.json"])).status, 2);
  });
});
