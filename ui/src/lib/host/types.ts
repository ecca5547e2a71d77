import type { Problem } from "../contract";

/** An error of the closed set, as the host sends it. The sentence people read is in `words.errors`. */
export class CallError extends Error {
  constructor(
    readonly code: string,
    readonly problems: readonly Problem[] = [],
    /** Values that the sentence names, such as a path. */
    readonly details: Readonly<Record<string, string>> = {},
  ) {
    super([code, ...Object.values(details)].join(": "));
    this.name = "CallError";
  }
}

type HostEvents = {
  /** A change was committed: its number and the tables it touched. */
  changed: { number: number; tables: string[] };
  /** A running job came to item `done` of `total`. */
  progress: { job: string; done: number; total: number };
  /** An item of the native menu was chosen. */
  menu: { id: string };
};

export type FileKind = { name: string; extensions: string[] };

type MenuItem = { id: string; title: string; shortcut: string | null; enabled: boolean };
export type MenuGroup = { id: string; title: string; items: MenuItem[] };

/** What the window asks of the program that carries it: the desktop shell, or a server behind a browser. */
export type Host = {
  capabilities: {
    /** The window has a native menu bar. */
    menu: boolean;
  };
  call(name: string, request: unknown, job?: string): Promise<unknown>;
  on<Event extends keyof HostEvents>(
    event: Event,
    callback: (payload: HostEvents[Event]) => void,
  ): () => void;
  /** Asks for a file to read; answers its path, or null when the person changed their mind. */
  pickFile(kinds: FileKind[]): Promise<string | null>;
  /** Asks where to write a file; answers its path, or null when the person changed their mind. */
  pickSave(name: string, kinds: FileKind[]): Promise<string | null>;
  /** Shows a written file: in the system's viewer, or as a download of the browser. */
  openPath(path: string): Promise<void>;
  setMenu(groups: MenuGroup[]): Promise<void>;
  setTitle(title: string): Promise<void>;
  /** Has something done before the window closes. */
  beforeClose(work: () => Promise<void>): void;
  url(kind: "picture", id: string): string;
  /** Fetches a document that was made to be looked through. */
  proof(id: string): Promise<ArrayBuffer>;
};

/** Turns whatever a host rejected with into a `CallError`. */
export function toCallError(failure: unknown): CallError {
  if (failure instanceof CallError) return failure;
  if (typeof failure === "object" && failure !== null && "code" in failure) {
    const { code, problems, details } = failure as {
      code: unknown;
      problems?: Problem[];
      details?: Record<string, string>;
    };
    return new CallError(String(code), problems ?? [], details ?? {});
  }
  return unreachable(failure instanceof Error ? failure.message : String(failure));
}

/** The program behind the window did not answer. */
export function unreachable(why: string): CallError {
  return new CallError("unreachable", [], { why });
}
