import { computed, ref, watch } from "vue";
import { useRoute, useRouter } from "vue-router";

/** The record open in the inspector, kept in the address, so that other pages can link to it: `?id=…`. */
export function useInspected() {
  const route = useRoute();
  const router = useRouter();
  const fromRoute = () => (typeof route.query.id === "string" ? route.query.id : null);
  const isNew = ref(false);
  /** Grows with every record opened; a new record keeps its key when it gets its id. */
  const key = ref(0);
  const id = ref<string | null>(fromRoute());

  watch(fromRoute, (next) => {
    if (next === id.value) return;
    id.value = next;
    if (next !== null) isNew.value = false;
    key.value++;
  });

  function show(next: string | null): void {
    id.value = next;
    const query = { ...route.query };
    delete query.id;
    void router.replace({ query: next === null ? query : { ...query, id: next } });
  }

  function open(next: string): void {
    if (next === id.value) return;
    isNew.value = false;
    key.value++;
    show(next);
  }

  return {
    id: computed(() => id.value),
    key: computed(() => key.value),
    isOpen: computed(() => id.value !== null || isNew.value),
    isNew: computed(() => isNew.value),
    open,
    /** Opens a record and goes on in its first field. */
    edit: (next: string): void => {
      open(next);
      focusFirstField();
    },
    openNew: (): void => {
      isNew.value = true;
      key.value++;
      show(null);
      focusFirstField();
    },
    /** The new record was saved under this id. */
    became: (next: string): void => {
      isNew.value = false;
      show(next);
    },
    close: (): boolean => {
      if (id.value === null && !isNew.value) return false;
      isNew.value = false;
      key.value++;
      show(null);
      return true;
    },
  };
}

const longestWait = 1000;

/** The fields are there once the record is: waits for them, but not for ever. */
function focusFirstField(until = performance.now() + longestWait): void {
  requestAnimationFrame((now) => {
    const field = document.querySelector<HTMLElement>(
      "[data-region=inspector] :is(input, textarea):not([disabled])",
    );
    if (field !== null) field.focus();
    else if (now < until) focusFirstField(until);
  });
}
