"""A Django site with one model, whose upload field is the one of the package that is judged."""

import os
import sys
import types

import django
from django.apps import AppConfig
from django.conf import settings


class Host(AppConfig):
    """The application of the one model."""

    name = "django_site"
    label = "host"
    path = os.path.dirname(__file__)


class SignedIn:
    """Everybody who uploads here may."""

    is_authenticated = is_active = is_staff = True
    pk = id = 1


def signed_in(get_response):
    def respond(request):
        request.user = SignedIn()
        return get_response(request)

    return respond


def configure(storage, apps, **more):
    settings.configure(
        SECRET_KEY="none",
        DEBUG=False,
        ALLOWED_HOSTS=["127.0.0.1"],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": f"{storage}/db.sqlite3"}},
        INSTALLED_APPS=["django.contrib.contenttypes", "django_site.Host", *apps],
        MIDDLEWARE=["django_site.signed_in"],
        ROOT_URLCONF="django_site_urls",
        MEDIA_ROOT=f"{storage}/media/",
        MEDIA_URL="/media/",
        LOGGING={"version": 1, "handlers": {"c": {"class": "logging.StreamHandler"}}, "loggers": {"django": {"handlers": ["c"]}}},
        DEFAULT_AUTO_FIELD="django.db.models.AutoField",
        **more,
    )
    django.setup()


def serve(model, patterns, port):
    """Serves the patterns, and /media/. The only content type is that of the model, so it has the number 1."""
    from django.contrib.contenttypes.models import ContentType
    from django.core.servers.basehttp import run
    from django.core.wsgi import get_wsgi_application
    from django.db import connection
    from django.urls import re_path
    from django.views.static import serve as media

    with connection.schema_editor() as editor:
        editor.create_model(ContentType)
    assert ContentType.objects.get_for_model(model).id == 1
    urls = types.ModuleType("django_site_urls")
    urls.urlpatterns = [*patterns, re_path(r"^media/(?P<path>.+)$", media, {"document_root": settings.MEDIA_ROOT})]
    sys.modules["django_site_urls"] = urls
    run("127.0.0.1", int(port), get_wsgi_application(), threading=True)
