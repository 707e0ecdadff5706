import { startReference } from '../../dist/reference/server/server.js';

const [fault] = process.argv.slice(2);
const { url, credentials, photoId, clockUrl } = await startReference(fault === undefined ? {} : { fault });
process.send?.({ url, credentials, photoId, clockUrl });
process.on('disconnect', () => process.exit());
