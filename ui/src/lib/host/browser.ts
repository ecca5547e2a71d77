import { deskName, operatorName } from "../station";
import { toCallError, unreachable, type FileKind, type Host } from "./types";

let source: EventSource | undefined;

/** A server behind a browser: the same commands over HTTP. */
export const browser: Host = {
  capabilities: { menu: false },

  async call(name, request, job) {
    const headers: Record<string, string> = { "content-type": "application/json" };
    if (job !== undefined) headers["x-job"] = job;
    // A header carries ASCII alone.
    headers["x-operator"] = encodeURIComponent(operatorName.value);
    headers["x-station"] = encodeURIComponent(deskName.value);
    return answerOf(
      await send(`/call/${name}`, {
        method: "POST",
        headers,
        body: JSON.stringify(request ?? null),
        // What is sent while the page goes away still arrives.
        keepalive: document.visibilityState === "hidden",
      }),
    );
  },

  on(event, callback) {
    source ??= new EventSource("/events");
    const listener = (message: MessageEvent<string>) => {
      callback(JSON.parse(message.data) as Parameters<typeof callback>[0]);
    };
    source.addEventListener(event, listener);
    return () => {
      source?.removeEventListener(event, listener);
    };
  },

  async pickFile(kinds) {
    const file = await choose(kinds);
    if (file === null) return null;
    const name = encodeURIComponent(file.name);
    const written = await answerOf(
      await send(`/files?name=${name}`, { method: "POST", body: file }),
    );
    return (written as { path: string }).path;
  },

  async pickSave(name) {
    const written = await answerOf(
      await send("/files/new", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ name }),
      }),
    );
    return (written as { path: string }).path;
  },

  openPath(path) {
    const link = document.createElement("a");
    link.href = `/files?path=${encodeURIComponent(path)}`;
    link.download = path.split("/").at(-1) ?? "";
    link.click();
    return Promise.resolve();
  },

  setMenu: () => Promise.resolve(),

  setTitle(title) {
    document.title = title;
    return Promise.resolve();
  },

  beforeClose(work) {
    window.addEventListener("pagehide", () => void work());
  },

  url: (kind, id) => `/${kind}s/${encodeURIComponent(id)}`,

  async proof(id) {
    const response = await send(`/proofs/${encodeURIComponent(id)}`, { method: "GET" });
    if (response.ok) return await response.arrayBuffer();
    throw toCallError(await answerOf(response));
  },
};

async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (failure) {
    throw unreachable(failure instanceof Error ? failure.message : path);
  }
}

async function answerOf(response: Response): Promise<unknown> {
  const text = await response.text();
  let body: unknown;
  try {
    body = text === "" ? null : JSON.parse(text);
  } catch {
    body = null;
  }
  if (response.ok) return body;
  throw body === null ? unreachable(`HTTP ${String(response.status)}`) : toCallError(body);
}

function choose(kinds: FileKind[]): Promise<File | null> {
  return new Promise((resolve) => {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = kinds
      .flatMap((kind) => kind.extensions)
      .map((extension) => `.${extension}`)
      .join(",");
    input.addEventListener("change", () => {
      resolve(input.files?.[0] ?? null);
    });
    input.addEventListener("cancel", () => {
      resolve(null);
    });
    input.click();
  });
}
