import { useWords } from "./words";

/** What people call a station. Those that the program named itself have a name in each language. */
export function useStationName() {
  const { t, has } = useWords();
  return (station: string): string =>
    has(`stations.${station}`) ? t(`stations.${station}`) : station;
}
