"""requests of Python: what it says is whether the answer is a success."""
import sys

import requests

url, token, path = sys.argv[1:]
with open(path, "rb") as file:
    requests.post(url, data={"upload_token": token}, files={"file": file}).raise_for_status()
