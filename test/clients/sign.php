<?php
// Signs a call by OAuth 1.0a (RFC 5849), as integrators write it in PHP without a library.
[, $url, $consumerKey, $consumerSecret, $token, $tokenSecret] = $argv;
$form = ['title' => 'blåbær & co', 'valid_minutes' => '30'];
$oauth = [
    'oauth_consumer_key' => $consumerKey,
    'oauth_nonce' => bin2hex(random_bytes(8)),
    'oauth_signature_method' => 'HMAC-SHA1',
    'oauth_timestamp' => (string) time(),
    'oauth_token' => $token,
    'oauth_version' => '1.0',
];
$all = $form + $oauth;
ksort($all, SORT_STRING);
$base = implode('&', ['POST', rawurlencode($url), rawurlencode(http_build_query($all, '', '&', PHP_QUERY_RFC3986))]);
$key = rawurlencode($consumerSecret) . '&' . rawurlencode($tokenSecret);
$oauth['oauth_signature'] = base64_encode(hash_hmac('sha1', $base, $key, true));
$fields = [];
foreach ($oauth as $name => $value) {
    $fields[] = $name . '="' . rawurlencode($value) . '"';
}
$curl = curl_init($url);
curl_setopt_array($curl, [
    CURLOPT_POSTFIELDS => http_build_query($form),
    CURLOPT_HTTPHEADER => ['Authorization: OAuth ' . implode(', ', $fields)],
]);
curl_exec($curl);
