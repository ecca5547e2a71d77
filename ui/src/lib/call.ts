import type { Commands } from "./contract";
import { host } from "./host";

export type Command = keyof Commands;
export type Request<Name extends Command> = Commands[Name][0];
export type Answer<Name extends Command> = Commands[Name][1];

/** Calls one command of the table. Rejects with a `CallError`. */
export async function call<Name extends Command>(
  name: Name,
  request: Request<Name>,
  options: { job?: string } = {},
): Promise<Answer<Name>> {
  return (await host.call(name, request, options.job)) as Answer<Name>;
}
