export default {
  base: "./",
  build: {
    target: "es2022",
    modulePreload: false,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: { input: ["index.html"] },
  },
  worker: { format: "iife" },
  logLevel: "warn",
};
