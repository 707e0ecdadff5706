"""flowjs 0.1.1 behind Tornado, as its description shows it: STORAGE PORT."""

import os
import sys
from hashlib import sha1

import flowjs
import tornado.ioloop
import tornado.web
from flowjs.requests import TornadoRequest

storage, port = sys.argv[1:]
chunks, finished = os.path.join(storage, "chunks"), os.path.join(storage, "finished")
os.makedirs(chunks)
os.makedirs(finished)
os.environ["TMPDIR"] = storage


class Upload(tornado.web.RequestHandler):
    def answer(self):
        config = flowjs.Config({"tempDir": chunks})
        try:
            request = TornadoRequest(self)
            # The file is called by its identifier, so that whoever uploads it knows the name.
            path = os.path.join(finished, flowjs.config.hash_name_callback(request))
            self.write("saved" if flowjs.save(path, config, request) else "more")
        except flowjs.NoContent:
            self.set_status(204)
        except flowjs.BadRequest:
            self.set_status(400)

    get = post = answer


class Finished(tornado.web.RequestHandler):
    def get(self):
        path = os.path.join(finished, sha1(self.get_query_argument("of", strip=False).encode()).hexdigest())
        if not os.path.exists(path):
            raise tornado.web.HTTPError(404)
        with open(path, "rb") as file:
            self.write(file.read())


tornado.web.Application([("/upload", Upload), ("/finished", Finished)]).listen(int(port), "127.0.0.1")
tornado.ioloop.IOLoop.current().start()
