import type { Plugin } from 'vite';

/**
 * For the build: the parts of the texts hold both languages side by side, so that whoever changes one sees the other. Each language imports copies of its own here, of which the bundler
 * keeps what that language uses; a page then loads one of them.
 */
export function oneLanguage(): Plugin {
  return {
    name: 'one-language',
    enforce: 'pre',
    async resolveId(source, importer) {
      const language = /[\\/]ui[\\/]texts[\\/](zh-CN|en)\.ts$/.exec(importer ?? '')?.[1];
      if (!language || !source.startsWith('./parts/')) return null;
      const found = await this.resolve(source, importer, { skipSelf: true });
      return found && { ...found, id: `${found.id}?${language}` };
    },
  };
}
