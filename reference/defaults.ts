import { answerDefaults } from './decisions/answers.js';
import { archiveDefaults } from './decisions/archive.js';
import { backgroundDefaults } from './decisions/background.js';
import { callbackDefaults } from './decisions/callbacks.js';
import { chunkDefaults } from './decisions/chunks.js';
import { fileDefaults } from './decisions/files.js';
import { metadataDefaults } from './decisions/metadata.js';
import { permissionDefaults } from './decisions/permission.js';
import { requestDefaults } from './decisions/requests.js';
import { tokenDefaults } from './decisions/tokens.js';
import { transportDefaults } from './decisions/transport.js';
import type { Decisions } from './decisions.js';

/** The right decisions: those of the documents, and where they leave a choice the plainest one. */
export const defaults: Decisions = {
  requests: requestDefaults,
  permission: permissionDefaults,
  metadata: metadataDefaults,
  tokens: tokenDefaults,
  replaceTokens: tokenDefaults,
  archive: archiveDefaults,
  answers: answerDefaults,
  callbacks: callbackDefaults,
  background: backgroundDefaults,
  chunks: chunkDefaults,
  fileChunks: chunkDefaults,
  files: fileDefaults,
  transport: transportDefaults,
};
