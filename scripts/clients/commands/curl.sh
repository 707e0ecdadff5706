# curl: what it says is its exit status, which --fail makes one of the answer.
file=${3//\\/\\\\}
exec curl -sS --fail -o /dev/null -F "upload_token=$2" -F "file=@\"${file//\"/\\\"}\"" "$1"
