import { answerDefaults } from './answers.js';
import { archiveDefaults } from './archive.js';
import { backgroundDefaults } from './background.js';
import { callbackDefaults } from './callbacks.js';
import { chunkDefaults } from './chunks.js';
import type { Decisions } from './decisions.js';
import { fileDefaults } from './files.js';
import { metadataDefaults } from './metadata.js';
import { permissionDefaults } from './permission.js';
import { photoDefaults } from './photos.js';
import { requestDefaults } from './requests.js';
import { tokenDefaults } from './tokens.js';
import { transportDefaults } from './transport.js';

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
  photos: photoDefaults,
  files: fileDefaults,
  transport: transportDefaults,
};
