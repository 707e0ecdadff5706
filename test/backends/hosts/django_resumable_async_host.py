"""django-resumable-async-upload 0.1.5 in a site of its own: STORAGE PORT."""

import sys

import django_site

storage, port = sys.argv[1:]
django_site.configure(storage, ["django_resumable_async_upload"])

from django.db import models  # noqa: E402  (models need the settings)
from django.urls import include, path  # noqa: E402
from django_resumable_async_upload.models import AsyncFileField  # noqa: E402


class Upload(models.Model):
    file = AsyncFileField(upload_to="uploads/")

    class Meta:
        app_label = "host"


django_site.serve(Upload, [path("", include("django_resumable_async_upload.urls"))], port)
