"""dash-uploader 0.6.1 in an application of its own: STORAGE PORT."""

import sys

import dash
import dash_uploader
from flask import send_from_directory

storage, port = sys.argv[1:]
app = dash.Dash(__name__)
dash_uploader.configure_upload(app, storage, use_upload_id=True)


@app.server.route("/uploads/<path:name>")
def uploads(name):
    return send_from_directory(storage, name)


app.server.run(host="127.0.0.1", port=int(port), threaded=True)
