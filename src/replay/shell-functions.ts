/** What every script of a failure begins with: signing, values of earlier answers, and how answers are shown. Braces follow @ instead of $ here. */
export const shellFunctions = String.raw`set -u
: "@{TARGET:?set TARGET to the address of the target}"
CALLBACK=@{CALLBACK:-http://127.0.0.1:9/callback}
folder=$(mktemp -d) || exit 3
trap 'rm -rf "$folder"' EXIT

# encoded TEXT: every byte escaped but letters, digits and -._~
encoded() {
  printf %s "$1" | od -An -v -tx1 | tr -s ' ' '\n' | LC_ALL=C awk '
    BEGIN { for (i = 33; i < 127; i++) plain[sprintf("%02x", i)] = sprintf("%c", i) }
    /^..$/ { c = plain[$1]; printf "%s", (c ~ /^[A-Za-z0-9._~-]$/) ? c : "%" toupper($1) }'
}

# signed METHOD URL "KEY SECRET TOKEN TOKENSECRET" NAME=VALUE..: a header of OAuth 1.0a; pairs are form encoded
signed() {
  method=$1 url=$2 keys=$3
  shift 3
  read -r key secret token token_secret <<END
$keys
END
  stamp="oauth_consumer_key=$(encoded "$key") oauth_nonce=$(od -An -N8 -tx1 /dev/urandom | tr -d ' \n') \
oauth_signature_method=HMAC-SHA1 oauth_timestamp=$(date +%s) oauth_token=$(encoded "$token") oauth_version=1.0"
  all=$({ for pair in "$@"; do printf '%s\n' "$pair" | sed 's/+/%20/g; s/\*/%2A/g; s/%7E/~/g'; done
    printf '%s\n' $stamp; } | LC_ALL=C sort -t= -k1,1 -k2 | paste -sd '&' -)
  base="$method&$(encoded "$url")&$(encoded "$all")"
  signature=$(printf %s "$base" | openssl dgst -sha1 -hmac "$(encoded "$secret")&$(encoded "$token_secret")" -binary | base64)
  printf 'OAuth '
  for pair in $stamp; do printf '%s="%s", ' "@{pair%%=*}" "@{pair#*=}"; done
  printf 'oauth_signature="%s"' "$(encoded "$signature")"
}

# prove LEVEL METHOD URL NAME=VALUE..: sets LEVEL_AUTHORIZATION for this request where OAuth has to sign it
prove() {
  level=$1
  shift
  eval "keys=\@{@{level}_OAUTH:-} given=\@{@{level}_AUTHORIZATION:-}"
  if [ -n "$keys" ]; then
    method=$1 url=$2
    shift 2
    given=$(signed "$method" "$url" "$keys" "$@")
  fi
  [ -n "$given" ] || { echo "set @{level}_AUTHORIZATION or @{level}_OAUTH" >&2; exit 2; }
  eval "@{level}_AUTHORIZATION=\$given"
}

# field STEP NAME: a value that the answer to an earlier step gave, in XML, JSON, an address or a line
field() {
  value=$(sed -n "s/.*<$2>\([^<]*\)<.*/\1/p; s/.*\"$2\" *: *\"\{0,1\}\([^\",}]*\).*/\1/p; s/.*[?&]$2=\([^&# ]*\).*/\1/p" "$folder/$1" |
    tr -d '\r' | head -n 1 | sed 's/&amp;/\&/g; s/\\\//\//g')
  [ -n "$value" ] || [ "$2" != photo_id ] || value=$(sed -n 's/^ok  *[^ ]*  *[^ ]*  *\([^ ]*\) .*/\1/p' "$folder/$1" | head -n 1)
  [ -n "$value" ] || { echo "the answer to step $1 gave no $2" >&2; exit 1; }
  case $2:$value in url:/*) value=$TARGET$value ;; esac
  printf %s "$value"
}

# answered STEP WHAT RECORDED: a line for each answer
answered() {
  status=$(LC_ALL=C sed -n 's/^HTTP\/[0-9.]* \([0-9]*\).*/\1/p' "$folder/$1" | grep -v '^1' | head -n 1)
  echo "step $1  $2: @{status:-no answer} (recorded: $3)"
}

# advance SECONDS: moves the clock of the target
advance() {
  [ -n "@{CLOCK:-}" ] || { echo "here the clock moves by $1 s: set CLOCK" >&2; exit 2; }
  curl -sS -o "$folder/clock" -d "{\"seconds\": $1}" "$CLOCK"
}

# shown STEP: the answer that shows the failure
shown() {
  echo
  LC_ALL=C head -c 2000 "$folder/$1" | tr -d '\r' | LC_ALL=C tr -c '\11\12\40-\176\200-\377' '?'
  echo
}`.replaceAll('@{', '${');
