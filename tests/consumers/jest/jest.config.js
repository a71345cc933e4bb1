// `import` becomes `require`, as jest does by default.
module.exports = { roots: [__dirname], transform: { "\\.js$": require.resolve("babel-jest") } };
