/**
 * Back ends of others, as their registries have them, each in a little host of its own in test/backends/hosts.
 *
 * @typedef {object} FieldBackend
 * @property {string} name
 * @property {'npm' | 'PyPI'} registry
 * @property {string} version of the package that is judged
 * @property {readonly string[]} packages what is installed: the package that is judged, and what it runs on
 * @property {string} host file in test/backends/hosts
 * @property {string} about what was judged, in one sentence
 * @property {(origin: string) => import('../../src/config/backend.js').WrittenBackend} backend how it is spoken to
 */

const media = (origin) => ({ file: { url: `${origin}/media/{file}` } });
const field = { more: { content_type_id: '1', field_name: 'file' } };

/** @type {readonly FieldBackend[]} */
export const backends = [
  {
    name: 'resumablejs',
    registry: 'npm',
    version: '1.1.0',
    packages: ['resumablejs@1.1.0', 'express@4.21.2', 'connect-multiparty@2.2.0'],
    host: 'resumablejs.cjs',
    about: 'The sample for Node.js in the package, as its app.js uses it.',
    backend: (origin) => ({
      url: `${origin}/upload`,
      library: 'resumable.js',
      completion: { body: '^done$' },
      file: { url: `${origin}/download/{identifier}` },
      emptied: true,
    }),
  },
  {
    name: '@flowjs/flow.js',
    registry: 'npm',
    version: '2.14.1',
    packages: ['@flowjs/flow.js@2.14.1', 'express@4.21.2', 'connect-multiparty@2.2.0'],
    host: 'flowjs.cjs',
    about:
      'The sample for Node.js in the package. It gives its words to Express as a status; the host makes 200 or 400 of them.',
    backend: (origin) => ({
      url: `${origin}/upload`,
      library: 'flow.js',
      completion: { body: '^done$' },
      file: { url: `${origin}/download/{identifier}` },
      emptied: true,
      notApplicable: {
        'chunk.wrong.not-500': 'the host chooses the status',
        'file.chunk.reserved': 'the host chooses the status',
        'chunk.reserved': 'the host chooses the status',
      },
    }),
  },
  {
    name: 'dash-uploader',
    registry: 'PyPI',
    version: '0.6.1',
    packages: ['dash-uploader==0.6.1', 'dash==2.18.2', 'flask==2.2.5', 'werkzeug==2.2.3'],
    host: 'dash_uploader_host.py',
    about: 'configure_upload with an upload_id, in an empty Dash application.',
    backend: (origin) => ({
      url: `${origin}/API/resumable`,
      library: 'dash-uploader',
      file: { url: `${origin}/uploads/{token}/{filename}` },
    }),
  },
  {
    name: 'flowjs',
    registry: 'PyPI',
    version: '0.1.1',
    packages: ['flowjs==0.1.1', 'tornado==6.4.2'],
    host: 'flowjs_host.py',
    about: 'Behind Tornado, as the description of the package shows it.',
    backend: (origin) => ({
      url: `${origin}/upload`,
      library: 'flow.js',
      completion: { body: '^saved$' },
      file: { url: `${origin}/finished?of={identifier}` },
      emptied: true,
    }),
  },
  {
    name: 'django2-resumable',
    registry: 'PyPI',
    version: '0.1.1',
    packages: ['django2-resumable==0.1.1', 'django==3.2.25'],
    host: 'django2_resumable_host.py',
    about: 'Its upload view in a Django site with one model.',
    backend: (origin) => ({
      url: `${origin}/upload/`,
      library: 'resumable.js',
      ...field,
      completion: { status: 201, body: '^/media/(?<file>.+)$' },
      ...media(origin),
      emptied: true,
    }),
  },
  {
    name: 'django-admin-resumable-js',
    registry: 'PyPI',
    version: '3.0',
    packages: ['django-admin-resumable-js==3.0', 'django==3.2.25'],
    host: 'django_admin_resumable_host.py',
    about: 'Its upload view in a Django site with one model, for a user of the staff.',
    backend: (origin) => ({
      url: `${origin}/admin_resumable/`,
      library: 'resumable.js',
      ...field,
      completion: { body: '^/media/(?<file>.+)$' },
      ...media(origin),
      emptied: true,
    }),
  },
  {
    name: 'django-resumable-async-upload',
    registry: 'PyPI',
    version: '0.1.5',
    packages: ['django-resumable-async-upload==0.1.5', 'django==4.2.16'],
    host: 'django_resumable_async_host.py',
    about: 'Its upload view in a Django site with one model, for a user who is signed in.',
    backend: (origin) => ({
      url: `${origin}/upload/`,
      library: 'resumable.js',
      ...field,
      completion: { body: '^(?<file>uploads/.+)$' },
      ...media(origin),
      emptied: true,
    }),
  },
];

/** The name of a back end in file names. */
export const slugOf = ({ name }) => name.replaceAll(/[^\w.-]+/g, '-').replace(/^-/, '');
