import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import { getCurrentWindow } from "@tauri-apps/api/window";
import { open, save } from "@tauri-apps/plugin-dialog";
import { openPath } from "@tauri-apps/plugin-opener";
import { deskName, operatorName } from "../station";
import { toCallError, type Host } from "./types";

const origin = navigator.userAgent.includes("Windows")
  ? "http://summit.localhost"
  : "summit://localhost";

/** The desktop shell. The only file that knows Tauri. */
export const tauri: Host = {
  capabilities: { menu: true },

  async call(name, request, job) {
    try {
      return await invoke("call", {
        name,
        request: request ?? null,
        job: job ?? null,
        operator: operatorName.value,
        station: deskName.value,
      });
    } catch (failure) {
      throw toCallError(failure);
    }
  },

  on(event, callback) {
    const listening = listen(event, ({ payload }) => {
      callback(payload as Parameters<typeof callback>[0]);
    });
    return () => {
      void listening.then((stop) => {
        stop();
      });
    };
  },

  pickFile: (kinds) => open({ multiple: false, directory: false, filters: kinds }),
  pickSave: (name, kinds) => save({ defaultPath: name, filters: kinds }),
  openPath: (path) => openPath(path),

  async setMenu(groups) {
    await this.call("window.menu", groups);
  },

  async setTitle(title) {
    await getCurrentWindow().setTitle(title);
  },

  beforeClose(work) {
    void getCurrentWindow().onCloseRequested(work);
  },

  async proof(id) {
    try {
      return await invoke<ArrayBuffer>("proof", { id });
    } catch (failure) {
      throw toCallError(failure);
    }
  },

  url: (kind, id) => `${origin}/${kind}s/${encodeURIComponent(id)}`,
};
