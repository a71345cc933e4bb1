/** The language of descriptions, told to the module only when it changes. */
import { call, instanceNumber } from "./core.js";
import { coded } from "./errors.js";
import { encode } from "./text.js";
import type { DescribeOptions, Messages, Options } from "./types.js";

/** What the module was told last, and which instance of it. */
let told: Messages | undefined;
let toldTo = 0;

const ENGLISH = new Uint8Array();

/**
 * Makes the messages of a call those of the module, and gives the other options.
 * @throws `bad_option`
 * @internal
 */
export function speak(options: DescribeOptions | undefined): Options | undefined {
  const messages = options === undefined ? undefined : messagesOf(options);
  if (messages !== told || toldTo !== instanceNumber()) {
    const json = messages === undefined ? ENGLISH : encode(jsonOf(messages));
    call((core) => core.setMessages(json));
    told = messages;
    toldTo = instanceNumber();
  }
  if (messages === undefined) return options;
  const { messages: _, ...others } = options as DescribeOptions;
  return others;
}

function messagesOf(options: DescribeOptions): Messages | undefined {
  if (typeof options !== "object" || options === null) return undefined;
  try {
    return options.messages;
  } catch (thrown) {
    throw coded("bad_option", "the option `messages` cannot be read", thrown);
  }
}

function jsonOf(messages: unknown): string {
  try {
    // What JSON leaves out is no object of texts either.
    return JSON.stringify(messages) ?? "0";
  } catch (thrown) {
    throw coded("bad_option", "the option `messages` cannot be read; it must be an object of texts", thrown);
  }
}
