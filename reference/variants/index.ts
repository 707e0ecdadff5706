import type { Variant } from '../faults/fault.js';
import { addressVariants } from './addresses.js';
import { answerVariants } from './answers.js';
import { callbackVariants } from './callbacks.js';
import { chunkVariants } from './chunks.js';
import { extraVariants } from './extras.js';
import { fileVariants } from './files.js';
import { incompleteVariants } from './incomplete.js';
import { issuingVariants } from './issuing.js';
import { metadataVariants } from './metadata.js';
import { postingVariants } from './posting.js';
import { redeemingVariants } from './redeeming.js';
import { refusalVariants } from './refusals.js';
import { replacingVariants } from './replacing.js';
import { timeVariants } from './times.js';
import { uploadingVariants } from './uploading.js';

/** Every conforming variant: what the documents leave open, chosen differently. */
export const variants: readonly Variant[] = [
  ...issuingVariants,
  ...refusalVariants,
  ...metadataVariants,
  ...timeVariants,
  ...answerVariants,
  ...callbackVariants,
  ...postingVariants,
  ...addressVariants,
  ...extraVariants,
  ...redeemingVariants,
  ...uploadingVariants,
  ...chunkVariants,
  ...fileVariants,
  ...incompleteVariants,
  ...replacingVariants,
];
