import js from "@eslint/js";
import prettier from "eslint-config-prettier";
import vue from "eslint-plugin-vue";
import { defineConfig, globalIgnores } from "eslint/config";
import typescript from "typescript-eslint";

/** Tauri is named only in the file that stands for it. */
const shellOnly = {
  group: ["@tauri-apps/*"],
  message: "Only src/lib/host/tauri.ts knows Tauri; use the host.",
};

export default defineConfig(
  globalIgnores(["dist", "components.d.ts", "src/lib/contract.ts"]),
  js.configs.recommended,
  typescript.configs.strictTypeChecked,
  typescript.configs.stylisticTypeChecked,
  vue.configs["flat/recommended"],
  prettier,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ["eslint.config.js"] },
        tsconfigRootDir: import.meta.dirname,
        parser: typescript.parser,
        extraFileExtensions: [".vue"],
      },
    },
  },
  {
    files: ["**/*.{ts,vue}"],
    rules: {
      // The compiler knows what exists.
      "no-undef": "off",
      "@typescript-eslint/consistent-type-definitions": ["error", "type"],
      "@typescript-eslint/no-non-null-assertion": "error",
      "vue/block-lang": ["error", { script: { lang: "ts" } }],
      "vue/component-api-style": ["error", ["script-setup"]],
      "vue/define-macros-order": "off",
      "vue/require-default-prop": "off",
      "no-restricted-imports": ["error", { patterns: [shellOnly] }],
    },
  },
  {
    files: ["src/lib/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            shellOnly,
            {
              group: ["@/features/*", "@/office/*"],
              message: "lib knows no feature and no shell.",
            },
          ],
        },
      ],
    },
  },
  {
    files: ["src/features/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            shellOnly,
            {
              group: ["@/features/*", "@/office/*", "../*"],
              message: "A feature uses lib, never another feature: link to it instead.",
            },
          ],
        },
      ],
    },
  },
  { files: ["src/lib/host/tauri.ts"], rules: { "no-restricted-imports": "off" } },
  {
    files: ["**/*.vue"],
    rules: { "vue/multi-word-component-names": ["error", { ignores: ["App"] }] },
  },
);
