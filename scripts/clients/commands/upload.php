<?php
// curl of PHP: what it says is whether the answer is a success.
[, $url, $token, $path] = $argv;
$curl = curl_init($url);
$file = new CURLFile($path, 'application/octet-stream', basename($path));
curl_setopt_array($curl, [
    CURLOPT_POSTFIELDS => ['upload_token' => $token, 'file' => $file],
    CURLOPT_RETURNTRANSFER => true,
    CURLOPT_FOLLOWLOCATION => true,
    CURLOPT_FAILONERROR => true,
]);
exit(curl_exec($curl) === false ? 1 : 0);
