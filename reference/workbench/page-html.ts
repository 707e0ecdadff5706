/** The page; BEARER stands for the credentials that guard nothing but throw-away data. */
export const html = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="bearer" content="BEARER">
<title>Upload workbench</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/reference/page.css">
<script src="/reference/page.js" defer></script>
</head>
<body>
<main>
<h1>Upload workbench</h1>
<p>A server of the upload API that forgets everything when it ends. Make a token, upload with it, see what happens.</p>
<div class="columns">
<div>
<section aria-labelledby="token-title">
<h2 id="token-title">1. A token</h2>
<form id="issue">
<label>max_uploads <input type="number" name="max_uploads" min="1" max="100" value="3"></label>
<label>valid_minutes <input type="number" name="valid_minutes" min="15" max="1440" value="180"></label>
<label>title <input type="text" name="title"></label>
<label>return_url <input type="text" name="return_url"></label>
<label><input type="checkbox" name="background_return_p" value="1"> background_return_p: the server calls return_url itself</label>
<button>Get a token</button>
</form>
<p id="issued" role="status"></p>
<label>upload_token <input type="text" id="token" autocomplete="off"></label>
</section>
<section aria-labelledby="form-title">
<h2 id="form-title">2. Upload by a form</h2>
<form id="whole" action="/api/photo/redeem-upload-token" method="post" enctype="multipart/form-data">
<input type="hidden" name="upload_token" value="">
<label>file <input type="file" name="file"></label>
<button>Upload</button>
</form>
</section>
<section aria-labelledby="chunks-title">
<h2 id="chunks-title">3. Upload in chunks</h2>
<form id="chunks">
<label>file <input type="file" name="chunked"></label>
<label>chunk size
<select name="size"><option value="1024">1 KiB</option><option value="65536">64 KiB</option><option value="1048576" selected>1 MiB</option></select></label>
<label>at the same time <input type="number" name="parallel" min="1" max="6" value="3"></label>
<label><input type="checkbox" name="forced"> forceChunkSize: the last chunk is the smallest</label>
<label><input type="checkbox" name="probe"> ask by GET which chunks are there</label>
<button>Upload in chunks</button>
</form>
<progress id="progress" aria-label="Upload in chunks" max="1" value="0"></progress>
<p id="sent" role="status"></p>
</section>
</div>
<div>
<section aria-labelledby="requests-title">
<h2 id="requests-title">Requests</h2>
<div class="scroll" tabindex="0" role="region" aria-label="The latest first"><ol id="requests" reversed></ol></div>
</section>
<section aria-labelledby="state-title">
<h2 id="state-title">What the server holds</h2>
<p><a href="/reference/state">The same as JSON</a></p>
<h3>Tokens</h3><ul id="tokens"></ul>
<h3>Files in chunks</h3><ul id="uploads"></ul>
<h3>Photos</h3><ul id="photos" class="photos"></ul>
</section>
</div>
</div>
</main>
</body>
</html>
`;
