import { computed, onScopeDispose, reactive, ref, shallowRef, watch } from "vue";
import { useAttempt } from "@/lib/attempt";
import { call, type Answer, type Request } from "@/lib/call";
import type { ImportKey, ImportPolicy } from "@/lib/contract";
import { host } from "@/lib/host";
import { runJob } from "@/lib/jobs";
import { useTell } from "@/lib/live";
import { useWords } from "@/lib/words";

type Look = Answer<"registrations.look">;
export type Report = Answer<"registrations.import">;

/** What people can decide about an import beside the use of the columns. */
export type ImportChoices = {
  key: ImportKey;
  policy: ImportPolicy;
  new_categories: boolean;
  category_id: string | null;
  source: string;
  /** Whether a row comes in without a cell that cannot be read, where it can do without it. */
  drop_cells: boolean;
  /** Rows whose name was corrected. */
  renames: number[];
};

const naming = ["full_name", "family_name", "given_name", "latin_name"];

/** How long nothing must be changed before the whole list is tried again, in milliseconds. */
const patience = 250;

/** A list of another program on its way in: read, its columns used, tried, and at last taken in. */
export function useListImport() {
  const { t, language } = useWords();
  const { attempt, isRunning } = useAttempt();
  const { tell } = useTell("registrations.import");

  const path = ref<string | null>(null);
  const look = shallowRef<Look | null>(null);
  /** Which field each column fills; columns that fill none are not in it. */
  const uses = ref<Record<number, string>>({});
  const choices = reactive<ImportChoices>({
    key: "phone",
    policy: "overwrite",
    new_categories: false,
    category_id: null,
    source: "",
    drop_cells: false,
    renames: [],
  });
  /** What taking it in would do, as far as it is known. */
  const report = shallowRef<Report | null>(null);
  let asked = 0;

  const file = computed(() => path.value?.split(/[\\/]/).at(-1) ?? "");
  const list = computed(() => ({
    path: path.value ?? "",
    sheet: look.value?.sheet ?? null,
    encoding: look.value?.encoding ?? null,
    header_row: look.value?.header_row ?? null,
  }));

  /** Whether a column says who the people are; without one nothing can be tried. */
  const isNamed = computed(() => Object.values(uses.value).some((field) => naming.includes(field)));

  function request(): Request<"registrations.import"> {
    const used = Object.entries(uses.value);
    return {
      ...choices,
      language: language.value,
      list: list.value,
      uses: used.map(([column, field]) => ({ column: Number(column), field })),
    };
  }

  async function pick(): Promise<void> {
    const kinds = [
      {
        name: t("lists.list"),
        extensions: ["xlsx", "xls", "xlsb", "xlsm", "ods", "csv", "tsv", "txt", "vcf"],
      },
    ];
    const picked = await host.pickFile(kinds);
    if (picked === null) return;
    path.value = picked;
    await read({});
  }

  /** Reads the list, anew where it was read wrongly. */
  async function read(
    how: Partial<{ sheet: string; encoding: string; header_row: number }>,
  ): Promise<void> {
    const name = path.value;
    if (name === null) return;
    const kept = how.header_row === undefined ? {} : list.value;
    const seen = await attempt(() => call("registrations.look", { ...kept, path: name, ...how }));
    if (seen === undefined) {
      // What cannot be read leaves nothing on the page that looks as if it had been.
      if (look.value === null) path.value = null;
      return;
    }
    look.value = seen;
    const filled = seen.columns.filter(({ field }) => field !== "");
    uses.value = Object.fromEntries(filled.map(({ column, field }) => [column, field]));
    choices.key = seen.key;
    choices.renames = [];
  }

  /** Lets a column fill a field, and no other column the same one, unless several fill it together. */
  function use(column: number, field: string): void {
    const isShared = look.value?.gathering.includes(field) === true;
    const others = Object.entries(uses.value).filter(
      ([other, used]) => Number(other) !== column && (isShared || used !== field),
    );
    uses.value = Object.fromEntries(field === "" ? others : [...others, [column, field]]);
  }

  async function tryIt(): Promise<void> {
    if (look.value === null || !isNamed.value) return;
    const turn = ++asked;
    const told = await attempt(() =>
      runJob("lists.trying", (job) =>
        call("registrations.import", { ...request(), dry_run: true }, { job }),
      ),
    );
    if (turn === asked) report.value = told ?? null;
  }

  let waiting = 0;
  watch(
    [look, uses, choices],
    () => {
      window.clearTimeout(waiting);
      waiting = window.setTimeout(() => void tryIt(), patience);
    },
    { deep: true },
  );
  onScopeDispose(() => {
    window.clearTimeout(waiting);
  });

  /** Takes the good rows in; the others go into a file if there is to be one. */
  async function take(withRejects: boolean): Promise<Report | undefined> {
    let rejects: string | null = null;
    if (withRejects) {
      const name = `${file.value.replace(/\.[^.]*$/, "")} ${t("lists.rest")}.xlsx`;
      rejects = await host.pickSave(name, [{ name: t("lists.workbook"), extensions: ["xlsx"] }]);
      if (rejects === null) return undefined;
    }
    const told = await attempt(() =>
      runJob("lists.takingIn", (job) => tell({ ...request(), leave_out: true, rejects }, { job })),
    );
    return told?.answer;
  }

  /** Writes all that the list says otherwise than the register, and changes nothing. */
  async function writeDifferences(): Promise<Report | undefined> {
    const name = `${file.value.replace(/\.[^.]*$/, "")} ${t("lists.allDifferences")}.xlsx`;
    const kinds = [{ name: t("lists.workbook"), extensions: ["xlsx"] }];
    const differences = await host.pickSave(name, kinds);
    if (differences === null) return undefined;
    return attempt(() =>
      runJob("lists.writing", (job) =>
        call("registrations.import", { ...request(), dry_run: true, differences }, { job }),
      ),
    );
  }

  return {
    path,
    file,
    look,
    uses,
    choices,
    report,
    isNamed,
    isRunning,
    pick,
    read,
    use,
    take,
    writeDifferences,
  };
}
