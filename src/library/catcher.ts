/** What `import ... from 'upload-contract/catcher'` gives: a server that receives the callbacks of a target. */
export {
  type CallbackAddress,
  CallbackTimeout,
  type Catcher,
  type CatcherOptions,
  ListenError,
  type Reaction,
  type ReceivedCall,
  startCatcher,
} from '../catcher/catcher.js';
