// pdf.js is large and is loaded when somebody first looks through a whole document.

import workerAddress from "pdfjs-dist/legacy/build/pdf.worker.min.mjs?url";
import type { PDFDocumentLoadingTask } from "pdfjs-dist/legacy/build/pdf.mjs";

export type PdfJs = {
  pdf: typeof import("pdfjs-dist/legacy/build/pdf.mjs");
  viewer: typeof import("pdfjs-dist/legacy/web/pdf_viewer.mjs");
};

let loading: Promise<PdfJs> | undefined;

export function loadPdfJs(): Promise<PdfJs> {
  loading ??= load();
  return loading;
}

async function load(): Promise<PdfJs> {
  readStreamsInTurn();
  const pdf = await import("pdfjs-dist/legacy/build/pdf.mjs");
  // The viewer takes the library from where the import before has put it.
  const viewer = await import("pdfjs-dist/legacy/web/pdf_viewer.mjs");
  pdf.GlobalWorkerOptions.workerSrc = workerAddress;
  return { pdf, viewer };
}

/** Reads a file of our own: what would run in it or be fetched by it is left alone. */
export function openPdf({ pdf }: PdfJs, bytes: ArrayBuffer): PDFDocumentLoadingTask {
  return pdf.getDocument({
    data: bytes,
    isEvalSupported: false,
    enableXfa: false,
    useSystemFonts: false,
    useWasm: false,
    verbosity: pdf.VerbosityLevel.ERRORS,
  });
}

/** WebKit cannot go through a stream with `for await`, which pdf.js does to read the text of a page. */
function readStreamsInTurn(): void {
  const streams = ReadableStream.prototype as unknown as Record<symbol, unknown>;
  if (Symbol.asyncIterator in streams) return;
  streams[Symbol.asyncIterator] = async function* chunks<Chunk>(this: ReadableStream<Chunk>) {
    const reader = this.getReader();
    try {
      let read = await reader.read();
      while (!read.done) {
        yield read.value;
        read = await reader.read();
      }
    } finally {
      reader.releaseLock();
    }
  };
}
