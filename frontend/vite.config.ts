import { defineConfig } from "vite";

// The Python package serves what is built here under /static and finds the names in the manifest.
export default defineConfig({
  base: "/static/",
  publicDir: false,
  build: {
    outDir: "../src/rasid/web/static",
    emptyOutDir: true,
    manifest: "manifest.json",
    license: { fileName: "licences.md" },
    target: "es2022",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    rollupOptions: { input: "src/main.ts" },
  },
});
