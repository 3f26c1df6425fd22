/** Jest runs the TypeScript of service, migrations and test through SWC; type errors are found by `npm run typecheck`. */
module.exports = {
  testEnvironment: 'node',
  globalSetup: '<rootDir>/test/support/jestSetup.ts',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: {
    '^.+\\.(t|j)sx?$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: false, decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: false, useDefineForClassFields: false },
          target: 'es2022',
        },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
  // light-my-request, @fastify/static, the tokens of the pane and office-addin-mock load these, which are ES modules only.
  transformIgnorePatterns: [
    '/node_modules/(?!(?:.*/node_modules/)?(?:cookie|content-disposition|jose|strip-bom|uuid)/)',
  ],
  // A busy machine is no fault of what is tested; how fast things are is measured by the benchmarks.
  testTimeout: 120000,
  workerIdleMemoryLimit: '1GB',
  maxWorkers: 2,
};
