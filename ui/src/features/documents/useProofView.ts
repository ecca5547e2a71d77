import type { PDFDocumentLoadingTask, PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { EventBus, PDFViewer } from "pdfjs-dist/legacy/web/pdf_viewer.mjs";
import { onScopeDispose, ref, shallowRef } from "vue";
import { loadPdfJs, openPdf } from "./pdfjs";

/** Pixels of the screen for a millimeter at the scale that pdf.js calls 1. */
const actualSize = 96 / 25.4;

/** Where the contents of a document lead. */
export type Chapter = { title: string; depth: number; dest: string | unknown[] };

type Outline = Awaited<ReturnType<PDFDocumentProxy["getOutline"]>>;
type Found = { matchesCount: { current: number; total: number } };

/** pdf.js says its own words in English; what is read aloud here comes from the words of the window. */
const silent = {
  getLanguage: () => "",
  getDirection: () => "ltr",
  get: () => Promise.resolve(""),
  translate: () => Promise.resolve(),
  translateOnce: () => Promise.resolve(),
  destroy: () => Promise.resolve(),
  pause: () => undefined,
  resume: () => undefined,
};

/** The pages of a PDF in a box that scrolls, with search. */
export function useProofView(options: {
  /** The box that scrolls, and the one in it that gets the pages. */
  boxes: () => { container: HTMLDivElement; pages: HTMLDivElement };
  /** Pixels per millimeter. */
  scale: () => number;
  /** What a page is called. */
  pageName: (page: number) => string;
}) {
  const page = ref(1);
  const count = ref(0);
  const found = ref({ current: 0, total: 0 });
  const chapters = shallowRef<readonly Chapter[]>([]);
  const isBroken = ref(false);
  let reading: PDFDocumentLoadingTask | undefined;
  let bus: EventBus | undefined;
  let viewer: PDFViewer | undefined;
  let goTo: ((dest: string | unknown[]) => Promise<void>) | undefined;
  let sought = "";
  let isGone = false;

  async function build(): Promise<PDFViewer> {
    const { viewer: parts } = await loadPdfJs();
    const { container, pages } = options.boxes();
    const eventBus = new parts.EventBus();
    const linkService = new parts.PDFLinkService({ eventBus, ignoreDestinationZoom: true });
    linkService.externalLinkEnabled = false;
    const findController = new parts.PDFFindController({ eventBus, linkService });
    const made = new parts.PDFViewer({
      container,
      viewer: pages,
      eventBus,
      linkService,
      findController,
      removePageBorders: true,
      enableAutoLinking: false,
      imagesRightClickMinSize: -1,
      l10n: silent as never,
    });
    linkService.setViewer(made);
    made.scrollMode = parts.ScrollMode.WRAPPED;
    goTo = (dest) => linkService.goToDestination(dest as string);
    eventBus.on("pagesinit", () => {
      rescale();
    });
    eventBus.on("pagechanging", ({ pageNumber }: { pageNumber: number }) => {
      page.value = pageNumber;
    });
    const count = ({ matchesCount }: Found): void => {
      found.value = { current: matchesCount.current, total: matchesCount.total };
    };
    eventBus.on("updatefindmatchescount", count);
    eventBus.on("updatefindcontrolstate", count);
    bus = eventBus;
    return made;
  }

  /** Shows a document; what stood in sight before stays in sight. */
  async function show(bytes: ArrayBuffer): Promise<void> {
    const parts = await loadPdfJs();
    viewer ??= await build();
    const before = reading;
    const at = page.value;
    const mine = openPdf(parts, bytes);
    reading = mine;
    let opened;
    try {
      opened = await mine.promise;
    } catch {
      // Somebody else's turn, or a file that pdf.js does not read.
      isBroken.value = reading === mine && !isGone;
      return;
    }
    if (reading !== mine || isGone) return void mine.destroy();
    isBroken.value = false;
    viewer.setDocument(opened);
    viewer.linkService.setDocument(opened);
    await viewer.firstPagePromise;
    await before?.destroy();
    count.value = opened.numPages;
    nameThePages(opened.numPages);
    turnTo(Math.min(at, opened.numPages));
    page.value = viewer.currentPageNumber;
    chapters.value = listed(await opened.getOutline(), 0);
    if (sought !== "") find(sought);
  }

  function nameThePages(total: number): void {
    for (let number = 1; number <= total; number++) {
      boxOf(number)?.setAttribute("aria-label", options.pageName(number));
    }
  }

  function rescale(): void {
    if (viewer === undefined) return;
    viewer.currentScale = options.scale() / actualSize;
  }

  function turnTo(number: number): void {
    if (viewer === undefined) return;
    viewer.currentPageNumber = number;
    boxOf(number)?.scrollIntoView({ block: "start" });
  }

  /** Goes on to the next row of pages, or back to the one before. */
  function step(direction: 1 | -1): void {
    const here = boxOf(page.value);
    if (here === undefined) return;
    let to = page.value;
    while (boxOf(to)?.offsetTop === here.offsetTop) to += direction;
    if (boxOf(to) !== undefined) turnTo(to);
  }

  function boxOf(number: number): HTMLElement | undefined {
    const view = viewer?.getPageView(number - 1) as { div: HTMLElement } | undefined;
    return view?.div;
  }

  async function open(chapter: Chapter): Promise<void> {
    await goTo?.(chapter.dest);
  }

  /** Looks for a text in the whole document, or goes on to the next place of the same. */
  function find(text: string, how: "anew" | "next" | "before" = "anew"): void {
    sought = text;
    if (text === "") found.value = { current: 0, total: 0 };
    bus?.dispatch("find", {
      source: sought,
      type: how === "anew" ? "" : "again",
      query: text,
      caseSensitive: false,
      entireWord: false,
      highlightAll: true,
      findPrevious: how === "before",
      matchDiacritics: false,
    });
  }

  onScopeDispose(() => {
    isGone = true;
    viewer?.setDocument(null as never);
    viewer?.cleanup();
    void reading?.destroy();
  });

  return { page, count, found, chapters, isBroken, show, rescale, turnTo, step, open, find };
}

function listed(outline: Outline | null, depth: number): Chapter[] {
  return (outline ?? []).flatMap(({ title, dest, items }) => [
    ...(dest === null ? [] : [{ title, depth, dest }]),
    ...listed(items as Outline, depth + 1),
  ]);
}
