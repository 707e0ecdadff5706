import { answerFaults } from './answers.js';
import { backgroundFaults } from './background.js';
import { backgroundLineFaults } from './background-lines.js';
import { browserFaults } from './browser.js';
import { callbackFaults } from './callbacks.js';
import { chunkAssemblyFaults } from './chunk-assembly.js';
import { chunkIdentityFaults } from './chunk-identity.js';
import { chunkParameterFaults } from './chunk-parameters.js';
import { chunkRefusalFaults } from './chunk-refusals.js';
import { chunkRepeatFaults } from './chunk-repeats.js';
import { chunkRequestFaults } from './chunk-requests.js';
import { chunkFaults } from './chunks.js';
import { coincidenceFaults } from './coincidences.js';
import { combinationFaults } from './combinations.js';
import { expiryFaults } from './expiry.js';
import { extraValueFaults } from './extra-values.js';
import { extraFaults } from './extras.js';
import type { Fault } from './fault.js';
import { fileChunkRequestFaults } from './file-chunk-requests.js';
import { fileChunkFaults } from './file-chunks.js';
import { fileNameFaults } from './file-names.js';
import { fileRequestFaults } from './file-requests.js';
import { fileFaults } from './files.js';
import { issuingFaults } from './issuing.js';
import { laterUseFaults } from './later-uses.js';
import { limitFaults } from './limits.js';
import { longHistoryFaults } from './long-histories.js';
import { lookAlikeFaults } from './look-alikes.js';
import { metadataFaults } from './metadata.js';
import { permissionFaults } from './permission.js';
import { redeemedFileFaults } from './redeemed-files.js';
import { redeemingFaults } from './redeeming.js';
import { refusalFaults } from './refusals.js';
import { replaceIssuingFaults } from './replace-issuing.js';
import { replacementCallbackFaults } from './replacement-callbacks.js';
import { replacingFaults } from './replacing.js';
import { rescalingFaults } from './rescaling.js';
import { returnUrlFaults } from './return-url.js';
import { signatureFaults } from './signatures.js';
import { textFaults } from './texts.js';
import { useFaults } from './uses.js';
import { validUntilFaults } from './valid-until.js';

/** Every planted fault that a run finds, by the part of the API that it is in. */
export const faults: readonly Fault[] = [
  ...answerFaults,
  ...refusalFaults,
  ...permissionFaults,
  ...signatureFaults,
  ...issuingFaults,
  ...textFaults,
  ...metadataFaults,
  ...limitFaults,
  ...validUntilFaults,
  ...expiryFaults,
  ...useFaults,
  ...redeemingFaults,
  ...redeemedFileFaults,
  ...returnUrlFaults,
  ...callbackFaults,
  ...extraFaults,
  ...extraValueFaults,
  ...backgroundFaults,
  ...backgroundLineFaults,
  ...combinationFaults,
  ...coincidenceFaults,
  ...lookAlikeFaults,
  ...laterUseFaults,
  ...chunkFaults,
  ...chunkAssemblyFaults,
  ...chunkIdentityFaults,
  ...chunkRepeatFaults,
  ...chunkRefusalFaults,
  ...chunkRequestFaults,
  ...chunkParameterFaults,
  ...replaceIssuingFaults,
  ...replacingFaults,
  ...replacementCallbackFaults,
  ...fileFaults,
  ...fileRequestFaults,
  ...fileNameFaults,
  ...rescalingFaults,
  ...fileChunkFaults,
  ...fileChunkRequestFaults,
  ...browserFaults,
];

/** Planted faults that show in long histories only, which exploration finds. */
export { longHistoryFaults } from './long-histories.js';

/** All planted faults. */
export const allFaults: readonly Fault[] = [...faults, ...longHistoryFaults];
