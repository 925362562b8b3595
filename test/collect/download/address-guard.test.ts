import type { Socket } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import {
  AddressRefused,
  guardedConnector,
  isPublicAddress,
  parseAllowedHosts,
} from "../../../src/collect/download/address-guard.ts";
import { startNewsSite } from "../../support/loopback-news-site.ts";

test.each([
  ["93.184.215.14", true],
  ["2606:2800:21f:cb07:6820:80da:af6b:8b2c", true],
  ["127.0.0.1", false],
  ["::1", false],
  ["::ffff:10.0.0.1", false],
  ["0.0.0.0", false],
  ["10.1.2.3", false],
  ["172.16.0.1", false],
  ["192.168.0.1", false],
  ["169.254.169.254", false],
  ["100.64.0.1", false],
  ["198.18.0.1", false],
  ["192.0.2.1", false],
  ["224.0.0.1", false],
  ["255.255.255.255", false],
  ["fe80::1", false],
  ["fd12::1", false],
  ["64:ff9b::10.0.0.1", false],
  ["2002:7f00:1::", false],
  ["2001:db8::1", false],
  ["example.org", false],
  ["", false],
] as const)("%s is on the public net: %s", (address, isPublic) => {
  expect(isPublicAddress(address)).toBe(isPublic);
});

test("allowed are names, addresses and ranges, each as itself", () => {
  const allowed = parseAllowedHosts(["nas.local", "192.168.1.0/24", "10.0.0.7", "fd00::/8"]);
  expect(["nas.local", "NAS.local", "nas.local."].every((host) => allowed.hasName(host))).toBe(true);
  expect(["my.nas.local", "local", "192.168.1.7"].some((host) => allowed.hasName(host))).toBe(false);
  expect(["192.168.1.7", "::ffff:192.168.1.7", "10.0.0.7", "fd12::1"].every((each) => allowed.hasAddress(each))).toBe(
    true,
  );
  expect(["192.168.2.7", "10.0.0.8", "fe80::1", "nas.local"].some((each) => allowed.hasAddress(each))).toBe(false);
});

test("a name that changes its answer is looked at each time that it is connected to", async () => {
  const site = await startNewsSite({ address: "0.0.0.0" });
  onTestFinished(() => site.close());
  const answers = ["127.0.0.2", "127.0.0.1"];
  const connect = guardedConnector({
    allowed: parseAllowedHosts(["127.0.0.2"]),
    lookup: (_host, _options, callback) => callback(null, [{ address: answers.shift() ?? "", family: 4 }]),
  });
  const reach = () =>
    new Promise<Socket | Error | null>((reached) => {
      const options = { hostname: "rebind.example", protocol: "http:", port: String(site.port) };
      connect(options, (error, socket) => reached(error ?? socket));
    });
  const first = await reach();
  expect(first).toMatchObject({ remoteAddress: "127.0.0.2" });
  expect(await reach()).toBeInstanceOf(AddressRefused);
  if (first !== null && "destroy" in first) first.destroy();
});
