import tseslint from 'typescript-eslint';

export default tseslint.config(
  {
    ignores: [
      'dist/**',
      'node_modules/**',
      'data/**',
      'demo-data/**',
      '.bench/**',
      'coverage/**',
      '**/*.js',
      '**/*.mjs',
    ],
  },
  ...tseslint.configs.recommended,
  {
    files: ['service/**/*.ts', 'migrations/**/*.ts', 'test/**/*.ts', 'demo/**/*.ts'],
    ignores: ['test/ui/**', 'test/admin/**', 'test/addin/**'],
    languageOptions: { parserOptions: { project: './tsconfig.json' } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
    },
  },
  {
    files: [
      'admin/**/*.{ts,tsx}',
      'addin/**/*.{ts,tsx}',
      'ui/**/*.{ts,tsx}',
      'test/ui/**/*.ts',
      'test/admin/**/*.ts',
      'test/addin/**/*.ts',
    ],
    languageOptions: { parserOptions: { project: './tsconfig.browser.json' } },
    rules: { '@typescript-eslint/no-floating-promises': ['error', { ignoreVoid: true }] },
  },
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-require-imports': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      'no-console': 'error',
    },
  },
  { files: ['service/cli/**', 'service/cli.ts', 'test/**', 'demo/**'], rules: { 'no-console': 'off' } },
);
